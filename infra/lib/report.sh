# The file that a program's report goes to. To be sourced.

# can_write FILE: succeeds when the file can be written, or says why not.
can_write() {
    report_folder=$(dirname -- "$1")
    if [ -z "$1" ] || [ -d "$1" ]; then
        echo "--json needs the name of a file; \"$1\" is none." >&2
    elif [ ! -d "$report_folder" ]; then
        echo "--json $1: there is no folder $report_folder; make it first." >&2
    elif [ ! -w "$report_folder" ] || { [ -e "$1" ] && [ ! -w "$1" ]; }; then
        echo "--json $1: this user may not write there; choose another file." >&2
    else
        return 0
    fi
    return 2
}

# check_report ARGUMENT...: fails before the work, not after it, when the file that --json names cannot be written.
check_report() {
    report_before=
    for report_argument in "$@"; do
        case "$report_argument" in --json=*) can_write "${report_argument#--json=}" || return ;; esac
        [ "$report_before" != --json ] || can_write "$report_argument" || return
        report_before=$report_argument
    done
}
