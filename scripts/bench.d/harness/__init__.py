"""What every benchmark needs, whatever the tool: start here with `process`.

process   one command as one whole process: wall, CPU, peak memory, status
reads     how many bytes a command reads below a folder
rounds    several candidates in turn, again and again, and their medians
machine   what it was measured on
markdown  tables, and the part of a document that a run replaces
"""
