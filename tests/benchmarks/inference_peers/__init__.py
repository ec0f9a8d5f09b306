"""The peers of `inference.py`, a module each, and what they share; each runs in a process of its own (`worker`)."""
