"""From text to records and findings: the only room that opens data/."""
