# shellcheck shell=bash
# Completion of TOOL for bash. Made from what 'TOOL --help' says.

# What follows a command, its options with those that take a value, and its operands.
_TOOL_table() {
  case $1 in
#TABLE
  esac
}

_TOOL_completion() {
  local IFS=$' \t\n' words=() cword=0 cur='' glued='' word i
  local command='' commands options takes operands
  # The line's words up to the cursor. Bash cuts them at =, : and @; they are put together again.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if ((i > 0)) && { [ -n "$glued" ] || { [ -n "$word" ] && [ -z "${word//[=:@]/}" ]; }; }; then
      words[cword]+=$word
    else
      ((i > 0)) && ((cword += 1))
      words[cword]=$word
    fi
    glued=
    if [ -n "$word" ] && [ -z "${word//[=:@]/}" ]; then glued=1; fi
  done
  cur=${words[cword]}

  # Commands come first.
  local at=1
  _TOOL_table ''
  while ((at < cword)) && [ -n "$commands" ] && [[ " $commands " == *" ${words[at]} "* ]]; do
    command=${command:+$command }${words[at]}
    _TOOL_table "$command"
    ((at += 1))
  done

  # How many operands there are already, and whether options have ended.
  local nth=0 ended='' before='' start=$at
  for ((i = at; i < cword; i++)); do
    word=${words[i]}
    if [ -n "$before" ]; then
      before=
    elif [ -z "$ended" ] && [ "$word" = -- ]; then
      ended=1
    elif [ -z "$ended" ] && [[ $word == -?* ]]; then
      [[ $takes != *" $word="* ]] || before=$word
    else
      ((nth += 1))
    fi
  done

  COMPREPLY=()
  if [ -n "$before" ]; then
    word=${takes##* "$before"=}
    _TOOL_values "${word%% *}" "$cur"
    _TOOL_cut "$cur"
  elif [ -z "$ended" ] && [[ $cur == --*=* ]]; then
    word=" ${cur%%=*}"
    if [[ $takes == *"$word="* ]]; then
      word=${takes##*"$word"=}
    elif [[ $takes == *"$word?="* ]]; then
      word=${takes##*"$word?"=}
    else
      return 0
    fi
    _TOOL_values "${word%% *}" "${cur#*=}"
    _TOOL_cut "${cur#*=}"
  elif [ -z "$ended" ] && [[ $cur == -* ]]; then
    _TOOL_options
  else
    set -f
    # shellcheck disable=SC2086 # a list of words
    set -- $operands
    set +f
    while (($# > 1 && nth > 0)); do
      shift
      ((nth -= 1))
    done
    [ $# -eq 0 ] || _TOOL_values "$1" "$cur"
    if ((cword == start)) && [ -n "$commands" ]; then
      while IFS= read -r word; do COMPREPLY+=("$word "); done < <(compgen -W "$commands" -- "$cur")
      _TOOL_nospace
    fi
    _TOOL_cut "$cur"
  fi
}

_TOOL_nospace() {
  compopt -o nospace 2>/dev/null
}

# Options that take a value end with =, and those that begin like what was typed are offered.
_TOOL_options() {
  local option
  for option in $options; do
    [[ $option == "$cur"* ]] || continue
    if [[ $option == --* && $takes == *" $option="* ]]; then
      COMPREPLY+=("$option=")
    else
      COMPREPLY+=("$option ")
    fi
  done
  _TOOL_nospace
}

# _TOOL_values KIND TYPED: what can stand here. Files are left to bash itself.
_TOOL_values() {
  local kind=$1 typed=$2 list='' value
  if [[ $kind == +* ]]; then
    kind=${kind#+}
    [[ $typed != *,* ]] || list=${typed%,*},
    typed=${typed##*,}
  fi
  case $kind in
    @any) compopt +o default 2>/dev/null ;;
    @file) ;;
    @folder)
      compopt -o filenames 2>/dev/null
      while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -d -- "$typed")
      ;;
    @place)
      [[ $typed != *[/:]* ]] || return 0
      while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -W "$(_TOOL_known @host)" -- "$typed")
      [[ $typed != *@* ]] || return 0
      compopt -o filenames 2>/dev/null
      while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "$typed")
      ;;
    @*)
      while IFS= read -r value; do
        [[ $value != "$typed"* ]] || COMPREPLY+=("$list$value")
      done < <(_TOOL_known "$kind")
      ;;
    *)
      while IFS= read -r value; do COMPREPLY+=("$list$value"); done < <(compgen -W "${kind//,/ }" -- "$typed")
      ;;
  esac
}

# _TOOL_known KIND: the names there are now, a line each.
_TOOL_known() {
  case $1 in
    @host)
      local user=''
      [[ $cur != *@* ]] || user=${cur%%@*}@
      while IFS= read -r value; do printf '%s\n' "$user$value"; done < <(_TOOL_hosts)
      ;;
    @domain) xl list 2>/dev/null | awk 'NR > 1 && $1 != "Domain-0" { print $1 }' ;;
    @category) TOOL cats -q 2>/dev/null </dev/null | cut -f2- \
      | while IFS= read -r value; do printf '%q\n' "$value"; done ;;
    @post) TOOL list -q 2>/dev/null </dev/null | _TOOL_slugs ;;
    @draft) TOOL list --drafts -q 2>/dev/null </dev/null | _TOOL_slugs ;;
    @device) compgen -f -- "${cur:-/dev/}" ;;
  esac
}

# The hosts that ssh's configuration and its known hosts name.
_TOOL_hosts() {
#HOSTS
}

# Of lines of TOOL's list, the names that are enough for a post.
_TOOL_slugs() {
  cut -f3 | sed -e 's|/index\.[^/]*$||' -e 's|.*/||' -e 's|\.[^.]*$||'
}

# _TOOL_cut TYPED: what was found stands for TYPED, of which bash replaces only its last piece.
_TOOL_cut() {
  local piece=${COMP_WORDS[COMP_CWORD]} cut i
  [ -n "${piece//[=:]/}" ] || piece=
  # What is behind an @ is replaced together with that.
  if ((COMP_CWORD > 0)) && [ "${COMP_WORDS[COMP_CWORD - 1]}" = @ ]; then piece=@$piece; fi
  cut=${1%"$piece"}
  for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do
    COMPREPLY[i]=${COMPREPLY[i]#"$cut"}
  done
}

complete -o default -F _TOOL_completion TOOL
