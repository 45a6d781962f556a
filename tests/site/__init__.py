"""Tests of the website, run in a real browser."""
