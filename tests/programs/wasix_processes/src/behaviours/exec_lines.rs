//! The older ways to say arguments and variables: one a line.

use crate::sys::*;

pub fn run() {
    let round = std::env::var("ROUND").unwrap_or_default();
    match &round[..] {
        // The environment stays when none is said, through `proc_exec` and a null pointer.
        "" => unsafe { proc_exec2(SELF, "self\nexec_lines", "ROUND=1\nKEPT=a b\n") },
        "1" => {
            unsafe { std::env::set_var("ROUND", "ignored: it is the host's environment that is inherited") };
            let more = std::env::var_os("MORE").is_some();
            assert!(!more);
            let args = "self\nas\ntell\none\n\nthree";
            let failed = exec_lines("self", args, None, Some("/nowhere:/bin"));
            panic!("{failed:?}");
        }
        other => panic!("{other}"),
    }
}
