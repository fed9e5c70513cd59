//! A host for every shape that an interface can have, as `waxwing witx host` writes it, on both engines.
//!
//! Main item: [`Host`], which notes what it is given. One invariant: both engines' guests are answered the same.

use waxwing::abi::argument::{GuestPtr, GuestSlice, GuestString, InBytes};
use waxwing::abi::layout::Address;

#[expect(dead_code, unreachable_pub, reason = "an interface has more than this host needs")]
#[path = "shapes/interface.rs"]
mod interface;

// That it compiles is the test: its names are words that Rust keeps.
#[expect(dead_code, unreachable_pub, non_snake_case, reason = "nobody provides it")]
#[path = "shapes/words.rs"]
mod words;

use interface::{Big, Errno, OneOf, Options, Pair, Shapes, Text};

/// What the guest's calls brought.
#[derive(Debug, Default, PartialEq)]
struct Host(Vec<String>);

const NOWHERE: Text = [Address(0); 2];

impl Shapes for Host {
    fn borrowed(
        &mut self,
        a: &GuestString,
        b: InBytes<'_>,
        c: &GuestString,
        d: &GuestString,
        e: GuestSlice<'_, Text>,
        f: GuestSlice<'_, Text>,
        g: GuestSlice<'_, Pair>,
    ) -> Result<u32, Errno> {
        let bytes = b.copy_to_vec().map_err(|_| Errno::Fault)?;
        self.0.push(format!("{} {bytes:?} {} {}", a.as_str(), c.as_str(), d.as_str()));
        let texts = (e.get(1).map_err(|_| Errno::Fault)?, f.get(0).map_err(|_| Errno::Fault)?);
        self.0.push(format!("{texts:?} {:?}", g.get(0).map_err(|_| Errno::Fault)?));
        Ok(42)
    }

    fn in_memory(
        &mut self,
        a: interface::Two,
        b: Pair,
        c: OneOf,
        d: GuestPtr<'_, Text>,
        e: Big,
        f: Pair,
    ) -> Result<(Text, interface::Bytes, Pair, interface::Three, OneOf, u8), Errno> {
        self.0.push(format!("{a:?} {} {c:?} {:?} {}", b == f, d.load().map_err(|_| Errno::Fault)?, e.half));
        let pair = Pair(7, NOWHERE, [1, 2, 3]);
        Ok(([Address(1), Address(2)], NOWHERE, pair, [NOWHERE; 3], OneOf::Pair(pair), 9))
    }

    fn named(&mut self) -> Result<u8, Errno> {
        Ok(5)
    }

    fn again(&mut self) -> Result<u8, Errno> {
        Err(Errno::Inval)
    }

    fn no_error(&mut self, a: u8) -> u32 {
        u32::from(a) + 1
    }

    fn numbers(&mut self, a: i8, b: i16, c: i8, d: bool, e: u64, f: Options, g: usize, h: u8) -> i64 {
        self.0.push(format!("{a} {b} {c} {d} {e} {f:?} {g} {h}"));
        -1
    }

    fn pointer(&mut self) -> Address {
        Address(64)
    }

    fn end(&mut self, _x: u8) {}
}

/// "hello" is at 16, `[1, 2, 3]` at 32, two texts at 48, a pair at 64, a value of `one_of` (a pair) at 96, a `big` at 128; answers
/// go to 512 and beyond.
const GUEST: &str = r#"(module
    (import "shapes" "borrowed" (func $borrowed
        (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)))
    (import "shapes" "in_memory" (func $in_memory
        (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)))
    (import "shapes" "numbers" (func $numbers (param i32 i32 i32 i32 i64 i64 i32 i32) (result i64)))
    (import "shapes" "named" (func $named (param i32) (result i32)))
    (import "shapes" "again" (func $again (param i32) (result i32)))
    (import "shapes" "no_error" (func $no_error (param i32 i32) (result i32)))
    (import "shapes" "pointer" (func $pointer (result i32)))
    (memory (export "memory") 1)
    (data (i32.const 16) "hello")
    (data (i32.const 32) "\01\02\03")
    (data (i32.const 48) "\10\00\00\00\05\00\00\00\10\00\00\00\02\00\00\00")
    (data (i32.const 64) "\07\00\00\00\10\00\00\00\05\00\00\00\01\00\02\00\03\00")
    (data (i32.const 96) "\02\00\00\00\00\00\00\00\09\00\00\00\10\00\00\00\05\00\00\00\04\00\05\00\06\00")
    (func (export "borrowed") (result i32)
        (call $borrowed
            (i32.const 16) (i32.const 5) (i32.const 32) (i32.const 3) (i32.const 16) (i32.const 4)
            (i32.const 16) (i32.const 3) (i32.const 48) (i32.const 2) (i32.const 48) (i32.const 2)
            (i32.const 64) (i32.const 1) (i32.const 512))
        (i32.add (i32.load (i32.const 512))))
    (func (export "in_memory") (result i32)
        (call $in_memory
            (i32.const 48) (i32.const 64) (i32.const 96) (i32.const 48) (i32.const 128) (i32.const 64)
            (i32.const 512) (i32.const 528) (i32.const 544) (i32.const 576) (i32.const 608) (i32.const 648))
        ;; The text's length, the first and last number of the pair, the tag, the last number of the pair in it, the byte.
        (i32.add (i32.load (i32.const 516)))
        (i32.add (i32.mul (i32.load8_u (i32.const 544)) (i32.const 10)))
        (i32.add (i32.mul (i32.load16_u (i32.const 560)) (i32.const 100)))
        (i32.add (i32.mul (i32.load8_u (i32.const 608)) (i32.const 1000)))
        (i32.add (i32.mul (i32.load16_u (i32.const 632)) (i32.const 10000)))
        (i32.add (i32.mul (i32.load8_u (i32.const 648)) (i32.const 100000))))
    (func (export "numbers") (result i32)
        (i32.wrap_i64 (call $numbers
            (i32.const -1) (i32.const -300) (i32.const 127) (i32.const 1) (i64.const 1) (i64.const 3)
            (i32.const 70000) (i32.const 255))))
    (func (export "named") (result i32)
        (i32.add (call $named (i32.const 512)) (i32.load8_u (i32.const 512))))
    (func (export "again") (result i32) (call $again (i32.const 512)))
    (func (export "no_error") (result i32)
        (i32.add (call $no_error (i32.const 6) (i32.const 512)) (i32.load (i32.const 512))))
    (func (export "pointer") (result i32) (call $pointer))
    (func (export "fault") (result i32) (call $named (i32.const -1))))"#;

const EXPORTS: [&str; 8] =
    ["borrowed", "in_memory", "numbers", "named", "again", "no_error", "pointer", "fault"];

fn check(answers: &[i32], host: &Host) {
    assert_eq!(answers, [42, 932_372, -1, 5, 2, 7, 64, 1]);
    assert_eq!(
        host.0,
        [
            "hello [1, 2, 3] hell hel",
            "([Address(16), Address(2)], [Address(16), Address(5)]) \
             Pair(7, [Address(16), Address(5)], [1, 2, 3])",
            "[[Address(16), Address(5)], [Address(16), Address(2)]] true \
             Pair(Pair(9, [Address(16), Address(5)], [4, 5, 6])) [Address(16), Address(5)] 0",
            "-1 -300 127 true 1 a|b 70000 255",
        ]
    );
}

#[test]
fn on_wasmtime() {
    use wasmtime::{Engine, Linker, Module, Store};
    let engine = Engine::default();
    let module = Module::new(&engine, wat::parse_str(GUEST).expect("a sound module")).expect("it compiles");
    let mut linker = Linker::new(&engine);
    waxwing_wasmtime::add_imports(&mut linker, interface::shapes_imports32(), |host: &mut Host| host)
        .expect("no name stands twice");
    let mut store = Store::new(&engine, Host::default());
    let instance = linker.instantiate(&mut store, &module).expect("all imports are there");
    let answers = EXPORTS.map(|name| {
        let call = instance.get_typed_func::<(), i32>(&mut store, name).expect("an export");
        call.call(&mut store, ()).expect("it comes back")
    });
    check(&answers, store.data());
}

#[test]
fn on_wasmi() {
    use wasmi::{Engine, Linker, Module, Store};
    let engine = Engine::default();
    let module = Module::new(&engine, wat::parse_str(GUEST).expect("a sound module")).expect("it compiles");
    let mut linker = Linker::new(&engine);
    waxwing_wasmi::add_imports(&mut linker, interface::shapes_imports32(), |host: &mut Host| host)
        .expect("no name stands twice");
    let mut store = Store::new(&engine, Host::default());
    let instance = linker.instantiate_and_start(&mut store, &module).expect("all imports are there");
    let answers = EXPORTS.map(|name| {
        let call = instance.get_typed_func::<(), i32>(&store, name).expect("an export");
        call.call(&mut store, ()).expect("it comes back")
    });
    check(&answers, store.data());
}
