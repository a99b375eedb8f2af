# Completion of TOOL for fish. Made from what 'TOOL --help' says.

# Succeeds where the words typed so far call this command, or, with --first, may still become another.
function __TOOL_is
    set -l words (commandline -opc)
    set -e words[1]
    set -l wanted $argv
    set -l first
    if test "$wanted[1]" = --first
        set first 1
        set -e wanted[1]
    end
    set -l count (count $wanted)
    if test -n "$first"
        test (count $words) -eq $count; or return 1
    else
        test (count $words) -ge $count; or return 1
        # A further word that is a command makes it another.
        if test (count $words) -gt $count
            contains -- $words[(math $count + 1)] (__TOOL_commands $wanted); and return 1
        end
    end
    test $count -eq 0; and return 0
    test "$words[1..$count]" = "$wanted"
end

function __TOOL_commands
    switch "$argv"
#COMMANDS
    end
end

function __TOOL_host
    set -l typed (commandline -ct)
    set -l user (string match -r '^[^@]*@' -- $typed)
    for host in (__TOOL_hosts)
        echo "$user$host"
    end
end

# The hosts that ssh's configuration and its known hosts name.
function __TOOL_hosts
#HOSTS
end

# What a list may go on with, behind its last comma.
function __TOOL_list
    set -l typed (string match -r '^.*,' -- (commandline -ct | string replace -r '^--?[a-z-]+=' ''))
    for word in $argv
        echo "$typed$word"
    end
end

function __TOOL_place
    set -l typed (commandline -ct)
    string match -q '*[/:]*' -- $typed; or __TOOL_host
    __fish_complete_path $typed
end

function __TOOL_domain
    xl list 2>/dev/null | awk 'NR > 1 && $1 != "Domain-0" { print $1 }'
end

function __TOOL_category
    __TOOL_list (TOOL cats -q 2>/dev/null </dev/null | cut -f2-)
end

function __TOOL_post
    TOOL list -q $argv 2>/dev/null </dev/null | cut -f3 |
        string replace -r '/index\.[^/]*$' '' | string replace -r '.*/' '' | string replace -r '\.[^.]*$' ''
end

function __TOOL_draft
    __TOOL_post --drafts
end

complete -c TOOL -f
#LINES
