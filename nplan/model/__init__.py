"""The frozen records of a process, in the words of the process."""
