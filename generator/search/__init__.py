"""The search index: analysis, documents, lexicon, postings, and the scripts they are written to."""
