"""Everything that leaves as a file: the book, the forms, and the site around them."""
