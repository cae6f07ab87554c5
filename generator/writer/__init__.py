"""Writes YAML: files that the generator keeps itself, and changes in files of the editor.

A file of the editor keeps its comments, its order and its layout: only the lines of what changes
are written anew.
"""

from generator.writer.blocks import Block, rearranged
from generator.writer.files import OneLine, write_text, write_yaml, yaml_of
from generator.writer.keys import Keys, edited, with_first

__all__ = [
    "Block",
    "Keys",
    "OneLine",
    "edited",
    "rearranged",
    "with_first",
    "write_text",
    "write_yaml",
    "yaml_of",
]
