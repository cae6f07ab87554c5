"""Citations: the templates of content/citations.yml filled in; records of pages."""
