#compdef TOOL
# Completion of TOOL for zsh. Made from what 'TOOL --help' says.

_TOOL_completion() {
  local curcontext=$curcontext state line command=''
  typeset -A opt_args
  local -a commands
  while true; do
    _TOOL_commands "$command"
    (( CURRENT > 2 && ${commands[(I)${words[2]}(:*|)]} )) || break
    command=${command:+$command }$words[2]
    shift words
    (( CURRENT-- ))
  done
  _TOOL_arguments "$command"
}

# The commands that may follow a command, each with what it is for.
_TOOL_commands() {
  commands=()
  case $1 in
#COMMANDS
  esac
}

_TOOL_arguments() {
  case $1 in
#ARGUMENTS
  esac
}

# A command, or what else the first word may be.
_TOOL_first() {
  _alternative 'commands:command:_TOOL_command' "words: :$1"
}

_TOOL_command() {
  _describe -t commands command commands
}

_TOOL_place() {
  if compset -P '*:' || [[ $PREFIX == */* ]]; then
    _files
  else
    _alternative 'hosts:host:_TOOL_host -S :' 'files:file:_files'
  fi
}

_TOOL_host() {
  local -a hosts
  compset -P '*@'
  hosts=(${(f)"$(_TOOL_hosts)"})
  compadd "$@" -a hosts
}

# The hosts that ssh's configuration and its known hosts name.
_TOOL_hosts() {
#HOSTS
}

_TOOL_domain() {
  local -a domains
  domains=(${(f)"$(_call_program domains xl list 2>/dev/null | awk 'NR > 1 && $1 != "Domain-0" { print $1 }')"})
  _describe -t domains domain domains
}

_TOOL_category() {
  local -a found
  found=(${(f)"$(_call_program categories TOOL cats -q 2>/dev/null </dev/null | cut -f2-)"})
  compadd "$@" -a found
}

_TOOL_categories() {
  _sequence _TOOL_category
}

_TOOL_post() {
  local -a posts
  posts=(${(f)"$(_call_program posts TOOL list -q 2>/dev/null </dev/null | _TOOL_slugs)"})
  compadd "$@" -a posts
}

_TOOL_draft() {
  local -a drafts
  drafts=(${(f)"$(_call_program posts TOOL list --drafts -q 2>/dev/null </dev/null | _TOOL_slugs)"})
  compadd "$@" -a drafts
}

# Of lines of TOOL's list, the names that are enough for a post.
_TOOL_slugs() {
  cut -f3 | sed -e 's|/index\.[^/]*$||' -e 's|.*/||' -e 's|\.[^.]*$||'
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _TOOL_completion "$@"
else
  compdef _TOOL_completion TOOL
fi
