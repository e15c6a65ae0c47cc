"""What can be typed: each command imports what it needs when it is called."""
