//! The published crate's loop over connections, with a line answered on each.

use std::io::{BufRead, BufReader, Read, Write};
use wasmedge_wasi_socket::{TcpListener, TcpStream};

pub fn run() {
    let listener = TcpListener::bind("127.0.0.1:0", false).unwrap();
    let address = listener.local_addr().unwrap();
    let mut clients: Vec<TcpStream> = (0..3)
        .map(|number| {
            let mut client = TcpStream::connect(address).unwrap();
            writeln!(client, "number {number}").unwrap();
            client
        })
        .collect();
    for server in listener.incoming().take(3) {
        let mut server = server.unwrap();
        let mut line = String::new();
        BufReader::new(&server).read_line(&mut line).unwrap();
        write!(server, "{}", line.to_uppercase()).unwrap();
    }
    for (number, client) in clients.iter_mut().enumerate() {
        let mut text = String::new();
        client.read_to_string(&mut text).unwrap();
        assert_eq!(text, format!("NUMBER {number}\n"));
    }
}
