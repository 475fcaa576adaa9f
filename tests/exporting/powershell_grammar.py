"""PowerShell by its grammar: none runs on these machines, so a script is read and never started."""

from __future__ import annotations

from collections.abc import Iterator

import tree_sitter_powershell
from tree_sitter import Language, Node, Parser

_LANGUAGE = Language(tree_sitter_powershell.language())


def read(script: bytes) -> Node:
    """Give the script as a tree."""
    return Parser(_LANGUAGE).parse(script).root_node


def of_type(node: Node, *names: str) -> Iterator[Node]:
    """Give every part of these types."""
    if node.type in names:
        yield node
    for child in node.children:
        yield from of_type(child, *names)


def texts(node: Node, name: str) -> set[str]:
    """Give the texts of every part of a type."""
    return {text(part) for part in of_type(node, name)}


def text(node: Node) -> str:
    """Give the text of a part."""
    return (node.text or b"").decode()


def shape(node: Node) -> tuple[object, ...]:
    """Give the tree without its texts and remarks: what a text of a spec may not change."""
    children = (child for child in node.children if child.type != "comment")
    return (node.type, *map(shape, children))
