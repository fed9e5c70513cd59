//! A module as large as an interpreter for a language: what start-up costs where there is much code and little to do.
//!
//! Main function: [`large`]. The invariant: the same bytes every time, and valid, as the specification's binary format
//! has it; functions call only functions after them, so whatever is run ends.

/// Functions beside `_start`; with [`STEPS`] and [`DATA`] they make about 2 MB.
const FUNCTIONS: u32 = 4000;
const STEPS: u32 = 60;
const DATA: u32 = 256 << 10;
const LOCALS: u32 = 6;

/// The module: a command that calls one small function.
pub(crate) fn large() -> Vec<u8> {
    let mut module = b"\0asm\x01\0\0\0".to_vec();
    // () -> (), (i32, i32) -> i32, (i32) -> ()
    section(&mut module, 1, |it| it.extend([3, 0x60, 0, 0, 0x60, 2, I32, I32, 1, I32, 0x60, 1, I32, 0]));
    section(&mut module, 2, |it| {
        it.push(1);
        name(it, "wasi_snapshot_preview1");
        name(it, "proc_exit");
        it.extend([0, 2]);
    });
    section(&mut module, 3, |it| {
        number(it, FUNCTIONS + 1);
        it.push(0);
        it.extend((0..FUNCTIONS).map(|_| 1));
    });
    // A table of every fourth function, as an interpreter has them for its operations.
    let table = FUNCTIONS / 4;
    section(&mut module, 4, |it| {
        it.extend([1, 0x70, 0]);
        number(it, table);
    });
    section(&mut module, 5, |it| it.extend([1, 0, 32]));
    section(&mut module, 7, |it| {
        it.push(2);
        name(it, "memory");
        it.extend([2, 0]);
        name(it, "_start");
        it.extend([0, 1]);
    });
    section(&mut module, 9, |it| {
        it.extend([1, 0, CONST, 0, END]);
        number(it, table);
        for entry in 0..table {
            number(it, FIRST + entry * 4);
        }
    });
    section(&mut module, 10, |it| {
        number(it, FUNCTIONS + 1);
        let last = FIRST + FUNCTIONS - 1;
        let mut start = vec![0, CONST, 1, CONST, 2, CALL];
        number(&mut start, last);
        // drop
        start.extend([0x1A, END]);
        sized(it, &start);
        let mut dice = Dice(1);
        for function in FIRST..=last {
            sized(it, &body(function, last, &mut dice));
        }
    });
    section(&mut module, 11, |it| {
        it.extend([1, 0, CONST, 0, END]);
        let mut dice = Dice(2);
        let bytes: Vec<u8> = (0..DATA).map(|_| u8::try_from(dice.below(256)).unwrap_or(0)).collect();
        sized(it, &bytes);
    });
    module
}

/// The index of the first function of type 1: after the import and `_start`.
const FIRST: u32 = 2;

const I32: u8 = 0x7F;
const END: u8 = 0x0B;
const CALL: u8 = 0x10;
const GET: u8 = 0x20;
const SET: u8 = 0x21;
const LOAD: u8 = 0x28;
const STORE: u8 = 0x36;
const CONST: u8 = 0x41;
const AND: u8 = 0x71;

/// One function: arithmetic, memory, branches and calls, in the proportions that compiled C has them in.
fn body(function: u32, last: u32, dice: &mut Dice) -> Vec<u8> {
    // i32.add, sub, mul, and, or, xor, shl, lt_s, eq
    const OPERATIONS: [u8; 9] = [0x6A, 0x6B, 0x6C, AND, 0x72, 0x73, 0x74, 0x48, 0x46];
    let mut code = vec![1];
    number(&mut code, LOCALS - 2);
    code.push(I32);
    let local = |code: &mut Vec<u8>, what: u8, dice: &mut Dice| {
        code.push(what);
        number(code, dice.below(LOCALS));
    };
    // An address within the data, aligned.
    let address = |code: &mut Vec<u8>, dice: &mut Dice| {
        local(code, GET, dice);
        code.push(CONST);
        // DATA - 4, as a signed LEB128.
        code.extend([0xFC, 0xFF, 0x0F, AND]);
    };
    let mut open = 0;
    for _ in 0..STEPS {
        match dice.below(10) {
            0..4 => {
                local(&mut code, GET, dice);
                local(&mut code, GET, dice);
                code.push(OPERATIONS[dice.below(9) as usize]);
                local(&mut code, SET, dice);
            }
            4..6 => {
                address(&mut code, dice);
                code.extend([LOAD, 2]);
                number(&mut code, dice.below(64) * 4);
                local(&mut code, SET, dice);
            }
            6 => {
                address(&mut code, dice);
                local(&mut code, GET, dice);
                code.extend([STORE, 2]);
                number(&mut code, dice.below(64) * 4);
            }
            7 => {
                // if without a result
                local(&mut code, GET, dice);
                code.extend([0x04, 0x40]);
                open += 1;
            }
            8 if open > 0 => {
                code.push(END);
                open -= 1;
            }
            _ if function < last => {
                local(&mut code, GET, dice);
                local(&mut code, GET, dice);
                code.push(CALL);
                number(&mut code, function + 1 + dice.below(last - function));
                local(&mut code, SET, dice);
            }
            _ => {}
        }
    }
    code.extend((0..open).map(|_| END));
    local(&mut code, GET, dice);
    code.push(END);
    code
}

fn section(module: &mut Vec<u8>, id: u8, fill: impl FnOnce(&mut Vec<u8>)) {
    let mut content = Vec::new();
    fill(&mut content);
    module.push(id);
    sized(module, &content);
}

fn sized(out: &mut Vec<u8>, bytes: &[u8]) {
    number(out, u32::try_from(bytes.len()).unwrap_or(u32::MAX));
    out.extend(bytes);
}

fn name(out: &mut Vec<u8>, name: &str) {
    sized(out, name.as_bytes());
}

/// An unsigned LEB128.
fn number(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value.to_le_bytes()[0] | 0x80);
        value >>= 7;
    }
    out.push(value.to_le_bytes()[0]);
}

/// Numbers without a pattern, the same every time (the constants are Knuth's for MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(limit.max(1))).unwrap_or(0)
    }
}
