"""Turns the YAML under content/ into a static, bilingual, searchable legal reference site."""
