"""What is written: views, templates, and one tree of which every format is made."""
