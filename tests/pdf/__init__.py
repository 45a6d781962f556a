"""Tests of the printed book and the forms."""
