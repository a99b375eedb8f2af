"""Reads the front matters of a JSON list with a real parser; prints their titles as JSON."""

import json
import sys


def header(text):
    import markdown

    md = markdown.Markdown(extensions=["meta"])
    md.convert(text + "\nbody\n")
    return {key: " ".join(value) for key, value in md.Meta.items()}


def parser(kind):
    if kind == "YAML":
        import yaml

        return yaml.safe_load
    if kind == "TOML":
        import tomllib

        return tomllib.loads
    return json.loads if kind == "JSON" else header


read = parser(sys.argv[1])
texts = json.load(sys.stdin)["texts"]
print(json.dumps({"titles": [read(text)["title"] for text in texts]}))
