"""`make bench`: what the build costs, each step against a measure taken in the same run."""
