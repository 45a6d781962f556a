"""Tests of the workbook: one folder per part of the product."""
