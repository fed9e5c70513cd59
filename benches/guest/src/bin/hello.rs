//! The smallest program that a language makes: what starting up costs, and nothing else.

fn main() {
    println!("hello");
}
