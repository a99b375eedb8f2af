"""The benchmark of dupes; the entrance is the script `dupes` one folder up.

content  what stands in a generated file
plans    which files a generated tree has
trees    making a tree, or finding the one made before
oracle   the truth about a tree: its groups and the bytes that must be read
tools    dupes and its peers: command lines and how to read their output
bench    one tree, all tools: warm, cold, bytes, right or wrong
report   tables, and whether dupes keeps its promises
"""
