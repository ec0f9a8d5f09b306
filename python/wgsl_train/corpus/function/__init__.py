"""Families of this theme; importing the folder registers them."""
