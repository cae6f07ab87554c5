"""Citations: the templates of content/citations.yml filled in, and records for reference managers."""
