//! An HTTP client of hyper, as WasmEdge's fork of it builds for wasm32-wasip1: fetches each URL so many times, and says how
//! much came and what its sum is.

use hyper::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut args = std::env::args().skip(1);
    let times: usize = args.next().expect("a number").parse().expect("a number");
    let client = Client::new();
    for url in args {
        let mut said = None;
        for _ in 0..times {
            let response = client.get(url.parse().expect("a URL")).await.expect("an answer");
            let status = response.status().as_u16();
            let body = hyper::body::to_bytes(response.into_body()).await.expect("a body");
            let sum = body.iter().fold(0u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte)));
            let line = format!("{status} {} {sum}", body.len());
            assert_eq!(said.get_or_insert_with(|| line.clone()), &line, "the same each time");
        }
        println!("{}", said.unwrap_or_default());
    }
}
