//! What is said about texts with errors, and where.
//!
//! One invariant: each way in which a text can be wrong has a line here, shown as people see it.

use std::io;
use std::path::Path;

use waxwing_witx::{Diagnostic, Document, load_with, parse};

/// Checks what is said about `text`.
#[track_caller]
fn check(text: &str, expected: &str) {
    compare(parse("a.witx", text), expected);
}

/// Checks what is said about the first of `files`.
#[track_caller]
fn check_files(files: &[(&str, &str)], expected: &str) {
    let mut read = |path: &Path| {
        let file = files.iter().find(|(name, _)| path == Path::new(name));
        file.map(|(_, text)| (*text).to_owned()).ok_or(io::Error::from(io::ErrorKind::NotFound))
    };
    compare(load_with(Path::new(files[0].0), &mut read), expected);
}

#[track_caller]
fn compare(result: Result<Document, Diagnostic>, expected: &str) {
    let said = match result {
        Ok(_) => "no error".to_owned(),
        Err(diagnostic) => diagnostic.to_string(),
    };
    let expected: Vec<&str> =
        expected.trim_matches('\n').lines().map(|line| line.get(8..).unwrap_or("")).collect();
    let said: Vec<&str> = said.lines().map(str::trim_end).collect();
    assert!(said == expected, "\n{}\n\nnot\n\n{}\n", said.join("\n"), expected.join("\n"));
}

#[test]
fn parentheses() {
    check(
        "(typename $a u8",
        r#"
        error: this `(` is never closed
         --> a.witx:1:1
          |
        1 | (typename $a u8
          | ^
"#,
    );
    check(
        "(typename $a u8))",
        r#"
        error: this `)` closes nothing
         --> a.witx:1:17
          |
        1 | (typename $a u8))
          |                 ^
"#,
    );
    check(
        r#"(typename $a "\u{110000}")"#,
        r#"
        error: invalid unicode scalar value 0x110000
         --> a.witx:1:23
          |
        1 | (typename $a "\u{110000}")
          |                       ^
"#,
    );
    check(
        "(typename $a u8) (;",
        r#"
        error: unterminated block comment
         --> a.witx:1:18
          |
        1 | (typename $a u8) (;
          |                  ^
"#,
    );
    check(
        "@witx",
        r#"
        error: an annotation must come first in its list
         --> a.witx:1:1
          |
        1 | @witx
          | ^^^^^
"#,
    );
    check(
        "(typename $a 1.5)",
        r#"
        error: `1.5` has no meaning here
         --> a.witx:1:14
          |
        1 | (typename $a 1.5)
          |              ^^^
"#,
    );
    check(
        "(typename $a -1)",
        r#"
        error: numbers are from 0 to 2^64 - 1
         --> a.witx:1:14
          |
        1 | (typename $a -1)
          |              ^^
"#,
    );
    check(
        "(typename $a 18446744073709551616)",
        r#"
        error: numbers are from 0 to 2^64 - 1
         --> a.witx:1:14
          |
        1 | (typename $a 18446744073709551616)
          |              ^^^^^^^^^^^^^^^^^^^^
"#,
    );
    check(
        "(typename $a! u8)",
        r#"
        error: names are made of letters, digits, `_`, `-` and `.`
         --> a.witx:1:11
          |
        1 | (typename $a! u8)
          |           ^^^
"#,
    );
    check(
        &"(".repeat(65),
        r#"
        error: parentheses are nested too deeply
         --> a.witx:1:65
          |
        1 | (((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((
          |                                                                 ^
"#,
    );
    check(
        "\u{202e}(typename $a u8)",
        r#"
        error: unexpected character '\u{202e}'
         --> a.witx:1:1
          |
        1 |  (typename $a u8)
          | ^
"#,
    );
}

#[test]
fn items() {
    check(
        "typename",
        r#"
        error: expected (use ...), (typename ...) or (module ...)
         --> a.witx:1:1
          |
        1 | typename
          | ^^^^^^^^
"#,
    );
    check(
        "()",
        r#"
        error: expected (use ...), (typename ...) or (module ...)
         --> a.witx:1:2
          |
        1 | ()
          |  ^
"#,
    );
    check(
        "(type $a u8)",
        r#"
        error: expected (use ...), (typename ...) or (module ...)
         --> a.witx:1:2
          |
        1 | (type $a u8)
          |  ^^^^
"#,
    );
    check(
        "(typename a u8)",
        r#"
        error: expected the name of the type, such as `$name`
         --> a.witx:1:11
          |
        1 | (typename a u8)
          |           ^
"#,
    );
    check(
        "(typename $a)",
        r#"
        error: expected the shape of the type
         --> a.witx:1:13
          |
        1 | (typename $a)
          |             ^
"#,
    );
    check(
        "(typename $a u8 u8)",
        r#"
        error: a type has one shape
         --> a.witx:1:17
          |
        1 | (typename $a u8 u8)
          |                 ^^
"#,
    );
    check(
        "(typename $a u8)
(typename $a u16)",
        r#"
        error: the type `$a` is defined twice; the first is at a.witx:1
         --> a.witx:2:11
          |
        2 | (typename $a u16)
          |           ^^
"#,
    );
    check(
        "(@witx const $a $b 1)",
        r#"
        error: there is no type `$a`
         --> a.witx:1:14
          |
        1 | (@witx const $a $b 1)
          |              ^^
"#,
    );
    check(
        "(typename $a u8)
(@witx const $a $b 256)",
        r#"
        error: `$a` ends at 255
         --> a.witx:2:20
          |
        2 | (@witx const $a $b 256)
          |                    ^^^
"#,
    );
    check(
        "(typename $a string)
(@witx const $a $b 1)",
        r#"
        error: constants are numbers
         --> a.witx:2:14
          |
        2 | (@witx const $a $b 1)
          |              ^^
"#,
    );
    check(
        "(typename $a u8)
(@witx const $a $b 1)
(@witx const $a $b 2)",
        r#"
        error: the constant `$b` is defined twice
         --> a.witx:3:1
          |
        3 | (@witx const $a $b 2)
          | ^^^^^^^^^^^^^^^^^^^^^
"#,
    );
    check(
        "(@other)",
        r#"
        error: expected (use ...), (typename ...) or (module ...)
         --> a.witx:1:2
          |
        1 | (@other)
          |  ^^^^^^
"#,
    );
}

#[test]
fn names() {
    check(
        "(typename $a $b)",
        r#"
        error: there is no type `$b`
         --> a.witx:1:14
          |
        1 | (typename $a $b)
          |              ^^
"#,
    );
    check(
        "(typename $a word)",
        r#"
        error: there is no type `word`
         --> a.witx:1:14
          |
        1 | (typename $a word)
          |              ^^^^
"#,
    );
    check(
        "(typename $a $b)
(typename $b u8)",
        r#"
        error: the type `$b` is used above its definition in line 2
         --> a.witx:1:14
          |
        1 | (typename $a $b)
          |              ^^
"#,
    );
    check(
        "(typename $a
  (record (field $next $a)))",
        r#"
        error: the type `$a` contains itself
         --> a.witx:2:24
          |
        2 |   (record (field $next $a)))
          |                        ^^
"#,
    );
    check(
        "(typename $a (@witx pointer $a))",
        r#"
        error: the type `$a` contains itself
         --> a.witx:1:29
          |
        1 | (typename $a (@witx pointer $a))
          |                             ^^
"#,
    );
    check(
        "(typename $a (record (field $b $b)))
(typename $b (record (field $a $a)))",
        r#"
        error: the type `$b` is used above its definition in line 2
         --> a.witx:1:32
          |
        1 | (typename $a (record (field $b $b)))
          |                                ^^
"#,
    );
}

#[test]
fn types() {
    check(
        "(typename $a (bag u8))",
        r#"
        error: there is no type `(bag ...)`
         --> a.witx:1:15
          |
        1 | (typename $a (bag u8))
          |               ^^^
"#,
    );
    check(
        "(typename $a (@other u8))",
        r#"
        error: the annotation `@other` is unknown here
         --> a.witx:1:15
          |
        1 | (typename $a (@other u8))
          |               ^^^^^^
"#,
    );
    check(
        "(typename $a (@witx reference u8))",
        r#"
        error: expected `pointer`, `const_pointer`, `usize` or `char8`
         --> a.witx:1:21
          |
        1 | (typename $a (@witx reference u8))
          |                     ^^^^^^^^^
"#,
    );
    check(
        "(typename $a (@witx pointer))",
        r#"
        error: expected a type
         --> a.witx:1:28
          |
        1 | (typename $a (@witx pointer))
          |                            ^
"#,
    );
    check(
        "(typename $a (@witx pointer (record (field $b u8))))",
        r#"
        error: a record needs a name: define it by (typename ...)
         --> a.witx:1:29
          |
        1 | (typename $a (@witx pointer (record (field $b u8))))
          |                             ^^^^^^^^^^^^^^^^^^^^^^
"#,
    );
    check(
        "(typename $a (list u8 u8))",
        r#"
        error: nothing more can stand here
         --> a.witx:1:23
          |
        1 | (typename $a (list u8 u8))
          |                       ^^
"#,
    );
    check(
        "(typename $a (array u8 0))",
        r#"
        error: expected a number from 1 to 65536
         --> a.witx:1:24
          |
        1 | (typename $a (array u8 0))
          |                        ^
"#,
    );
    check(
        "(typename $a (array u8 65537))",
        r#"
        error: expected a number from 1 to 65536
         --> a.witx:1:24
          |
        1 | (typename $a (array u8 65537))
          |                        ^^^^^
"#,
    );
    check(
        "(typename $a (array u64 65536))",
        r#"
        error: types take at most 65536 bytes
         --> a.witx:1:11
          |
        1 | (typename $a (array u64 65536))
          |           ^^
"#,
    );
    check(
        "(typename $a (tuple))",
        r#"
        error: expected a type
         --> a.witx:1:20
          |
        1 | (typename $a (tuple))
          |                    ^
"#,
    );
    check(
        "(typename $a (record))",
        r#"
        error: expected (field $name type)
         --> a.witx:1:21
          |
        1 | (typename $a (record))
          |                     ^
"#,
    );
    check(
        "(typename $a (record (field $b u8) (field $b u8)))",
        r#"
        error: the field `$b` stands here twice
         --> a.witx:1:36
          |
        1 | (typename $a (record (field $b u8) (field $b u8)))
          |                                    ^^^^^^^^^^^^^
"#,
    );
    check(
        "(typename $a (record (param $b u8)))",
        r#"
        error: expected `field`
         --> a.witx:1:23
          |
        1 | (typename $a (record (param $b u8)))
          |                       ^^^^^
"#,
    );
    check(
        "(typename $a (record (field $b u8 u8)))",
        r#"
        error: nothing more can stand here
         --> a.witx:1:35
          |
        1 | (typename $a (record (field $b u8 u8)))
          |                                   ^^
"#,
    );
    check(
        "(typename $a (record (field $b u8 (@waxwing (topic fd)))))",
        r#"
        error: the note `topic` has no meaning here
         --> a.witx:1:45
          |
        1 | (typename $a (record (field $b u8 (@waxwing (topic fd)))))
          |                                             ^^^^^^^^^^
"#,
    );
    check(
        "(typename $a (enum))",
        r#"
        error: expected $name
         --> a.witx:1:19
          |
        1 | (typename $a (enum))
          |                   ^
"#,
    );
    check(
        "(typename $a (enum $b $b))",
        r#"
        error: `$b` stands here twice
         --> a.witx:1:23
          |
        1 | (typename $a (enum $b $b))
          |                       ^^
"#,
    );
    check(
        "(typename $a (enum (@witx tag f32) $b))",
        r#"
        error: expected u8, u16, u32 or u64
         --> a.witx:1:31
          |
        1 | (typename $a (enum (@witx tag f32) $b))
          |                               ^^^
"#,
    );
    check(
        "(typename $a (enum (@witx repr u8) $b))",
        r#"
        error: expected (@witx tag ...)
         --> a.witx:1:20
          |
        1 | (typename $a (enum (@witx repr u8) $b))
          |                    ^^^^^^^^^^^^^^^
"#,
    );
    check(
        "(typename $a (enum (@witx tag u8) $b (@waxwing (value 255)) $c))",
        r#"
        error: 256 does not fit
         --> a.witx:1:61
          |
        1 | (typename $a (enum (@witx tag u8) $b (@waxwing (value 255)) $c))
          |                                                             ^^
"#,
    );
    check(
        "(typename $a (enum $b (@waxwing (value 1)) $c (@waxwing (value 1))))",
        r#"
        error: the value 1 stands here twice
         --> a.witx:1:47
          |
        1 | (typename $a (enum $b (@waxwing (value 1)) $c (@waxwing (value 1))))
          |                                               ^^^^^^^^^^^^^^^^^^^^
"#,
    );
    check(
        "(typename $a (enum (@waxwing (value 1)) $b))",
        r#"
        error: expected (@witx tag ...)
         --> a.witx:1:20
          |
        1 | (typename $a (enum (@waxwing (value 1)) $b))
          |                    ^^^^^^^^^^^^^^^^^^^^
"#,
    );
    check(
        "(typename $a (enum $b (@waxwing (value 1)) (@waxwing (value 2))))",
        r#"
        error: expected $name or, after one, (@waxwing (value number))
         --> a.witx:1:44
          |
        1 | (typename $a (enum $b (@waxwing (value 1)) (@waxwing (value 2))))
          |                                            ^^^^^^^^^^^^^^^^^^^^
"#,
    );
    check(
        "(typename $a (flags $b (@waxwing (value 3))))",
        r#"
        error: 3 is not one bit
         --> a.witx:1:24
          |
        1 | (typename $a (flags $b (@waxwing (value 3))))
          |                        ^^^^^^^^^^^^^^^^^^^^
"#,
    );
    check(
        "(typename $a (flags $b $c (@waxwing (value 1))))",
        r#"
        error: the bit 1 stands here twice
         --> a.witx:1:27
          |
        1 | (typename $a (flags $b $c (@waxwing (value 1))))
          |                           ^^^^^^^^^^^^^^^^^^^^
"#,
    );
    check(
        "(typename $a (flags (@witx repr u8) $a $b $c $d $e $f $g $h $i))",
        r#"
        error: the bit 256 does not fit
         --> a.witx:1:61
          |
        1 | (typename $a (flags (@witx repr u8) $a $b $c $d $e $f $g $h $i))
          |                                                             ^^
"#,
    );
    check(
        "(typename $a (union))",
        r#"
        error: expected a case
         --> a.witx:1:20
          |
        1 | (typename $a (union))
          |                    ^
"#,
    );
    check(
        "(typename $a (union (@witx tag f32) u8))",
        r#"
        error: a tag is an enum or an integer
         --> a.witx:1:32
          |
        1 | (typename $a (union (@witx tag f32) u8))
          |                                ^^^
"#,
    );
    check(
        "(typename $t (enum $x))
(typename $a (union (@witx tag $t) u8 u16))",
        r#"
        error: there are more cases than the tag has
         --> a.witx:2:39
          |
        2 | (typename $a (union (@witx tag $t) u8 u16))
          |                                       ^^^
"#,
    );
    check(
        "(typename $t (enum $x $y))
(typename $a (union (@witx tag $t) u8))",
        r#"
        error: the tag's case `$y` is missing
         --> a.witx:2:38
          |
        2 | (typename $a (union (@witx tag $t) u8))
          |                                      ^
"#,
    );
    check(
        "(typename $t (enum $x))
(typename $a (variant (@witx tag $t) (case $z u8)))",
        r#"
        error: the tag has no case `$z`
         --> a.witx:2:38
          |
        2 | (typename $a (variant (@witx tag $t) (case $z u8)))
          |                                      ^^^^^^^^^^^^
"#,
    );
    check(
        "(typename $t (enum $x))
(typename $a (variant (@witx tag $t) (case $x u8) (case $x)))",
        r#"
        error: the case `$x` stands here twice
         --> a.witx:2:51
          |
        2 | (typename $a (variant (@witx tag $t) (case $x u8) (case $x)))
          |                                                   ^^^^^^^^^
"#,
    );
    check(
        "(typename $a (expected u8))",
        r#"
        error: expected (error ...)
         --> a.witx:1:26
          |
        1 | (typename $a (expected u8))
          |                          ^
"#,
    );
    check(
        "(typename $a (expected u8 (error u8 u8)))",
        r#"
        error: nothing more can stand here
         --> a.witx:1:37
          |
        1 | (typename $a (expected u8 (error u8 u8)))
          |                                     ^^
"#,
    );
    check(
        "(typename $a (@waxwing (align 3)) u8)",
        r#"
        error: alignments are 1, 2, 4, 8 and 16
         --> a.witx:1:1
          |
        1 | (typename $a (@waxwing (align 3)) u8)
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
"#,
    );
    check(
        "(typename $a (@waxwing (unknown_bits reject)) u8)",
        r#"
        error: `reject` is none of: ignore
         --> a.witx:1:38
          |
        1 | (typename $a (@waxwing (unknown_bits reject)) u8)
          |                                      ^^^^^^
"#,
    );
    check(
        "(typename $a (@waxwing (optional_from $c)) (record (field $b u8)))",
        r#"
        error: there is no parameter or field `$c`
         --> a.witx:1:39
          |
        1 | (typename $a (@waxwing (optional_from $c)) (record (field $b u8)))
          |                                       ^^
"#,
    );
}

#[test]
fn modules() {
    check(
        "(module wasi)",
        r#"
        error: expected the name of the module, such as `$name`
         --> a.witx:1:9
          |
        1 | (module wasi)
          |         ^^^^
"#,
    );
    check(
        "(module $m)
(module $m)",
        r#"
        error: the module `$m` is defined twice
         --> a.witx:2:9
          |
        2 | (module $m)
          |         ^^
"#,
    );
    check(
        r#"(module $m (export "a"))"#,
        r#"
        error: expected (import ...) or (@interface func ...)
         --> a.witx:1:12
          |
        1 | (module $m (export "a"))
          |            ^^^^^^^^^^^^
"#,
    );
    check(
        r#"(module $m (import "a" (table)))"#,
        r#"
        error: only memories can be imported
         --> a.witx:1:24
          |
        1 | (module $m (import "a" (table)))
          |                        ^^^^^^^
"#,
    );
    check(
        "(module $m (import a (memory)))",
        r#"
        error: expected a string in quotes
         --> a.witx:1:20
          |
        1 | (module $m (import a (memory)))
          |                    ^
"#,
    );
    check(
        r#"(module $m (@waxwing (module32 "a" "b")))"#,
        r#"
        error: the note `module32` is given 2 arguments and takes 1
         --> a.witx:1:22
          |
        1 | (module $m (@waxwing (module32 "a" "b")))
          |                      ^^^^^^^^^^^^^^^^^^
"#,
    );
    check(
        r#"(module $m (@waxwing (module23 "a")))"#,
        r#"
        error: there is no note `module23`
         --> a.witx:1:22
          |
        1 | (module $m (@waxwing (module23 "a")))
          |                      ^^^^^^^^^^^^^^
"#,
    );
    check(
        r#"(module $m (@waxwing (module32 "a") (module32 "b")))"#,
        r#"
        error: the note `module32` stands here twice
         --> a.witx:1:37
          |
        1 | (module $m (@waxwing (module32 "a") (module32 "b")))
          |                                     ^^^^^^^^^^^^^^
"#,
    );
    check(
        "(module $m (@waxwing module32))",
        r#"
        error: expected (note ...)
         --> a.witx:1:22
          |
        1 | (module $m (@waxwing module32))
          |                      ^^^^^^^^
"#,
    );
    check(
        r#"(module $m (@waxwing (module32 "m")) (@interface func (export "f")))"#,
        r#"
        error: `f` needs (@waxwing (topic ...))
         --> a.witx:1:38
          |
        1 | (module $m (@waxwing (module32 "m")) (@interface func (export "f")))
          |                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
"#,
    );
}

#[test]
fn functions() {
    check(
        r#"(module $m (@interface (export "f")))"#,
        r#"
        error: expected `func`
         --> a.witx:1:24
          |
        1 | (module $m (@interface (export "f")))
          |                        ^^^^^^^^^^^^
"#,
    );
    check(
        "(module $m (@interface func (export f)))",
        r#"
        error: expected the function's name in quotes
         --> a.witx:1:37
          |
        1 | (module $m (@interface func (export f)))
          |                                     ^
"#,
    );
    check(
        r#"(module $m (@interface func (export "f g")))"#,
        r#"
        error: names are made of letters, digits, `_` and `-`
         --> a.witx:1:37
          |
        1 | (module $m (@interface func (export "f g")))
          |                                     ^^^^^
"#,
    );
    check(
        r#"(module $m (@interface func (export "f")) (@interface func (export "f")))"#,
        r#"
        error: the function `f` is defined twice
         --> a.witx:1:43
          |
        1 | (module $m (@interface func (export "f")) (@interface func (export "f")))
          |                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
"#,
    );
    check(
        r#"(module $m (@interface func (export "f") (param $a u8) (param $a u8)))"#,
        r#"
        error: the parameter `$a` stands here twice
         --> a.witx:1:56
          |
        1 | (module $m (@interface func (export "f") (param $a u8) (param $a u8)))
          |                                                        ^^^^^^^^^^^^^
"#,
    );
    check(
        r#"(module $m (@interface func (export "f") (result $a u8) (param $b u8)))"#,
        r#"
        error: parameters come before results
         --> a.witx:1:57
          |
        1 | (module $m (@interface func (export "f") (result $a u8) (param $b u8)))
          |                                                         ^^^^^^^^^^^^^
"#,
    );
    check(
        r#"(module $m (@interface func (export "f") (result $a u8) (result $b u8)))"#,
        r#"
        error: a function has one result; several values make a tuple
         --> a.witx:1:57
          |
        1 | (module $m (@interface func (export "f") (result $a u8) (result $b u8)))
          |                                                         ^^^^^^^^^^^^^^
"#,
    );
    check(
        r#"(module $m (@interface func (export "f") (result $a string)))"#,
        r#"
        error: what a function gives back directly is a number
         --> a.witx:1:42
          |
        1 | (module $m (@interface func (export "f") (result $a string)))
          |                                          ^^^^^^^^^^^^^^^^^^
"#,
    );
    check(
        r#"(module $m (@interface func (export "f") (result $a (expected u8 (error string)))))"#,
        r#"
        error: what a function gives back directly is a number
         --> a.witx:1:42
          |
        1 | (module $m (@interface func (export "f") (result $a (expected u8 (error string)))))
          |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
"#,
    );
    check(
        r#"(module $m (@interface func (export "f") (param $a (expected (error u8)))))"#,
        r#"
        error: `expected` is for results
         --> a.witx:1:42
          |
        1 | (module $m (@interface func (export "f") (param $a (expected (error u8)))))
          |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
"#,
    );
    check(
        r#"(module $m (@interface func (export "f") (param $a $b)))"#,
        r#"
        error: there is no type `$b`
         --> a.witx:1:52
          |
        1 | (module $m (@interface func (export "f") (param $a $b)))
          |                                                    ^^
"#,
    );
    check(
        r#"(module $m (@interface func (export "f") (@witx noreturn) (@witx noreturn)))"#,
        r#"
        error: expected (@witx noreturn), once
         --> a.witx:1:59
          |
        1 | (module $m (@interface func (export "f") (@witx noreturn) (@witx noreturn)))
          |                                                           ^^^^^^^^^^^^^^^^
"#,
    );
    check(
        r#"(module $m (@interface func (export "f") (@witx yes)))"#,
        r#"
        error: expected (@witx noreturn), once
         --> a.witx:1:42
          |
        1 | (module $m (@interface func (export "f") (@witx yes)))
          |                                          ^^^^^^^^^^^
"#,
    );
    check(
        r#"(module $m (@interface func (export "f") (@waxwing (topic files))))"#,
        r#"
        error: `files` is none of: env, time, fd, path, polling, proc, threads, sock, tty, port, bus, http, dl
         --> a.witx:1:59
          |
        1 | (module $m (@interface func (export "f") (@waxwing (topic files))))
          |                                                           ^^^^^
"#,
    );
    check(
        r#"(module $m (@interface func (export "f") (@waxwing (bytes $a $b)) (param $a u8)))"#,
        r#"
        error: there is no parameter or field `$b`
         --> a.witx:1:62
          |
        1 | (module $m (@interface func (export "f") (@waxwing (bytes $a $b)) (param $a u8)))
          |                                                              ^^
"#,
    );
    check(
        r#"(module $m (@interface func (export "f") (@waxwing (wait) (wait))))"#,
        r#"
        error: the note `wait` stands here twice
         --> a.witx:1:59
          |
        1 | (module $m (@interface func (export "f") (@waxwing (wait) (wait))))
          |                                                           ^^^^^^
"#,
    );
    check(
        r#"(module $m (@interface func (export "f") (@waxwing (wait (x)))))"#,
        r#"
        error: expected a name, a string or a number
         --> a.witx:1:58
          |
        1 | (module $m (@interface func (export "f") (@waxwing (wait (x)))))
          |                                                          ^^^
"#,
    );
    check(
        r#"(module $m (@interface func (export "f") (@waxwing (align 2))))"#,
        r#"
        error: the note `align` has no meaning here
         --> a.witx:1:52
          |
        1 | (module $m (@interface func (export "f") (@waxwing (align 2))))
          |                                                    ^^^^^^^^^
"#,
    );
}

#[test]
fn files() {
    check_files(
        &[("a.witx", r#"(use "b.witx")"#)],
        r#"
        error: cannot read b.witx: entity not found
         --> a.witx:1:6
          |
        1 | (use "b.witx")
          |      ^^^^^^^^
"#,
    );
    check_files(
        &[("a.witx", "(use $x)")],
        r#"
        error: expected `from`
         --> a.witx:1:8
          |
        1 | (use $x)
          |        ^
"#,
    );
    check_files(
        &[("a.witx", "(use x from $b)")],
        r#"
        error: expected the name of a type or `from`
         --> a.witx:1:6
          |
        1 | (use x from $b)
          |      ^
"#,
    );
    check_files(
        &[("a.witx", "(use $x from $b)"), ("b.witx", "(typename $y u8)")],
        r#"
        error: b.witx has no type `$x`
         --> a.witx:1:6
          |
        1 | (use $x from $b)
          |      ^^
"#,
    );
    check_files(
        &[("a.witx", r#"(use "b.witx")"#), ("b.witx", r#"(use "a.witx")"#)],
        r#"
        error: a.witx uses itself
         --> b.witx:1:6
          |
        1 | (use "a.witx")
          |      ^^^^^^^^
"#,
    );
    check_files(
        &[("a.witx", r#"(use "b.witx")"#), ("b.witx", "(typename $y $z)")],
        r#"
        error: there is no type `$z`
         --> b.witx:1:14
          |
        1 | (typename $y $z)
          |              ^^
"#,
    );
    check_files(
        &[
            (
                "a.witx",
                r#"(use "b.witx")
(use "c.witx")"#,
            ),
            ("b.witx", "(typename $y u8)"),
            ("c.witx", "(typename $y u8)"),
        ],
        r#"
        error: this brings a second type `$y`; the first is at b.witx:1
         --> a.witx:2:6
          |
        2 | (use "c.witx")
          |      ^^^^^^^^
"#,
    );
    check_files(
        &[
            (
                "a.witx",
                r#"(use "b.witx")
(typename $y u8)"#,
            ),
            ("b.witx", "(typename $y u8)"),
        ],
        r#"
        error: the type `$y` is defined twice; the first is at b.witx:1
         --> a.witx:2:11
          |
        2 | (typename $y u8)
          |           ^^
"#,
    );
    check_files(
        &[
            (
                "a.witx",
                "(use $x from $b)
(typename $y $z)",
            ),
            ("b.witx", "(typename $x u8)(typename $z u8)"),
        ],
        r#"
        error: there is no type `$z`
         --> a.witx:2:14
          |
        2 | (typename $y $z)
          |              ^^
"#,
    );
}
