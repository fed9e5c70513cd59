//! Web sockets.
//!
//! One invariant: a message that was taken from one side is passed to the other before the next is taken, so no more than one of each
//! direction is held.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use tungstenite::error::{CapacityError, ProtocolError};
use tungstenite::protocol::frame::coding::CloseCode;
use tungstenite::protocol::{CloseFrame, WebSocketConfig};
use tungstenite::{ClientHandshake, Error, HandshakeError, Message, WebSocket};
use ureq::http::Uri;
use waxwing::abi::types::Errno;
use waxwing::{Interest, LONGEST_MESSAGE, Stream, WebSocketExchange};

use crate::line::{self, Line};

/// How long the rest may take when one side has said farewell.
const FAREWELL: Duration = Duration::from_secs(5);

/// How long it may take to be answered when the run is over and all is sent.
const LAST_FAREWELL: Duration = Duration::from_secs(1);

/// How many messages are passed on before it is looked whether the guest has something to say.
const TURN: usize = 64;

const BOTH: Interest = Interest { readable: true, writable: true };

/// Connects, and passes messages on until one side closes.
pub(crate) fn talk(uri: &Uri, line: Line, exchange: &WebSocketExchange) -> Result<(), Errno> {
    let config = WebSocketConfig::default()
        .max_message_size(Some(LONGEST_MESSAGE))
        .max_frame_size(Some(LONGEST_MESSAGE))
        .write_buffer_size(0)
        .max_write_buffer_size(4 * LONGEST_MESSAGE);
    let shaken = tungstenite::client::client_with_config(uri.clone(), line, Some(config));
    let (mut socket, _) = shaken.map_err(|error: HandshakeError<ClientHandshake<Line>>| match error {
        HandshakeError::Failure(error) => errno(&error),
        HandshakeError::Interrupted(_) => Errno::Io,
    })?;
    socket.get_mut().set_waiting(false);
    exchange.connected();
    let mut guest = exchange.messages.clone();
    guest.set_waiting(false);
    let room = vec![0; LONGEST_MESSAGE];
    Passing { socket, guest, room, held: None, is_sending: false, leaves_by: None, is_hurried: false }
        .pass_on(&exchange.connection)
}

struct Passing {
    socket: WebSocket<Line>,
    guest: Stream,
    /// For a message of the guest's.
    room: Vec<u8>,
    /// A message for the guest.
    held: Option<Message>,
    /// Something has to be sent before the next message is taken from the guest.
    is_sending: bool,
    /// By when all of it is over: one side has said farewell, and nothing more is passed on.
    leaves_by: Option<Instant>,
    /// That was made sooner, because all of the run waits for it.
    is_hurried: bool,
}

/// Why no more messages are passed on for now.
enum Heard {
    /// There are none, or the guest has no room.
    AllThatCan,
    /// The guest may have something to say as well.
    Enough,
    /// The conversation is over.
    Last,
}

impl Passing {
    fn pass_on(mut self, connection: &Stream) -> Result<(), Errno> {
        loop {
            self.flush()?;
            let heard = self.hear()?;
            let may_speak = !self.is_sending && self.leaves_by.is_none();
            let has_spoken = may_speak && self.speak()?;
            if connection.is_last() && self.leaves_by.is_some() && !self.sends() && !self.is_hurried {
                self.is_hurried = true;
                self.leaves_by = self.leaves_by.min(Some(Instant::now() + LAST_FAREWELL));
            }
            // A server that has been told farewell may go on, or say nothing at all.
            let left = self.leaves_by.map(|by| by.saturating_duration_since(Instant::now()));
            match heard {
                Heard::Last => return Ok(()),
                _ if left.is_some_and(|left| left.is_zero()) => return Ok(()),
                Heard::Enough => {}
                // TLS may have taken in what came meanwhile.
                Heard::AllThatCan if has_spoken => {}
                Heard::AllThatCan => self.wait(connection, left)?,
            }
        }
    }

    /// Waits until there is something to do, at most for `left`.
    fn wait(&self, connection: &Stream, left: Option<Duration>) -> Result<(), Errno> {
        let sends = self.sends();
        let of_server = if sends { BOTH } else { Interest::READABLE };
        let mut what = Vec::new();
        // What the guest has no room for holds up the server.
        if self.held.is_none() {
            what.push((connection, of_server));
        } else if sends {
            what.push((connection, Interest::WRITABLE));
        }
        if self.leaves_by.is_none() && !self.guest.is_hung_up() {
            what.push((&self.guest, Interest { readable: !self.is_sending, writable: self.held.is_some() }));
        }
        Stream::wait(&what, left)
    }

    /// Whether the connection has not taken all that there is to send.
    fn sends(&self) -> bool {
        self.is_sending || self.socket.get_ref().wants_write()
    }

    /// Sends what is left to be sent.
    fn flush(&mut self) -> Result<(), Errno> {
        match self.socket.flush() {
            Ok(()) => self.is_sending = false,
            Err(error) if would_wait(&error) => self.is_sending = true,
            // The other side has said farewell: reading says so as well.
            Err(Error::ConnectionClosed | Error::AlreadyClosed) => self.is_sending = false,
            Err(error) => return Err(errno(&error)),
        }
        Ok(())
    }

    /// Passes messages to the guest.
    fn hear(&mut self) -> Result<Heard, Errno> {
        for _ in 0..TURN {
            if let Some(held) = self.held.take() {
                // A guest that is gone wants no messages, and its farewell waits for the server's.
                let is_gone = self.leaves_by.is_some();
                let written = if is_gone { Ok(0) } else { self.guest.write(&held.clone().into_data()) };
                match written.map_err(|error| (error.kind(), Stream::errno(&error))) {
                    Ok(_) => {}
                    Err((std::io::ErrorKind::WouldBlock, _)) => {
                        self.held = Some(held);
                        return Ok(Heard::AllThatCan);
                    }
                    Err((_, Errno::Msgsize)) => return self.refuse_long(),
                    Err(_) => self.leave(CloseCode::Normal),
                }
            }
            match self.socket.read() {
                // An empty one would look like the end.
                Ok(message @ (Message::Text(_) | Message::Binary(_))) if !message.is_empty() => {
                    self.held = Some(message);
                }
                // It is answered by whoever reads on. The guest need not wait for the connection to end as well.
                Ok(Message::Close(_)) => {
                    self.guest.end();
                    self.guest.refuse();
                    self.hurry();
                }
                Ok(_) => {}
                Err(error) if would_wait(&error) => return Ok(Heard::AllThatCan),
                Err(Error::ConnectionClosed | Error::AlreadyClosed) => return Ok(Heard::Last),
                Err(Error::Capacity(_)) => return self.refuse_long(),
                // The guest does not hear any more how it ends.
                Err(_) if self.leaves_by.is_some() => return Ok(Heard::Last),
                Err(error) => return Err(errno(&error)),
            }
        }
        Ok(Heard::Enough)
    }

    fn refuse_long(&mut self) -> Result<Heard, Errno> {
        self.leave(CloseCode::Size);
        let _ = self.socket.flush();
        Err(Errno::Msgsize)
    }

    /// Sends the messages that the guest has written, until there are no more or the connection takes none; whether there were any.
    fn speak(&mut self) -> Result<bool, Errno> {
        let mut has_spoken = false;
        while !self.is_sending {
            match self.guest.read(&mut self.room) {
                Ok(0) => {
                    self.leave(CloseCode::Normal);
                    return Ok(true);
                }
                Ok(len) => match self.socket.send(Message::binary(self.room[..len].to_vec())) {
                    Ok(()) => has_spoken = true,
                    Err(error) if would_wait(&error) => self.is_sending = true,
                    // Nothing more can be sent; what the server still says is heard.
                    Err(Error::ConnectionClosed | Error::AlreadyClosed | Error::Protocol(_)) => {
                        return Ok(has_spoken);
                    }
                    Err(error) => return Err(errno(&error)),
                },
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => return Ok(has_spoken),
                Err(_) => {
                    self.leave(CloseCode::Normal);
                    return Ok(true);
                }
            }
        }
        Ok(has_spoken)
    }

    /// Nobody waits for it any more.
    fn hurry(&mut self) {
        self.leaves_by.get_or_insert_with(|| Instant::now() + FAREWELL);
    }

    /// Says farewell.
    fn leave(&mut self, code: CloseCode) {
        if self.leaves_by.is_none() {
            self.hurry();
            let _ = self.socket.close(Some(CloseFrame { code, reason: "".into() }));
            let _ = self.flush();
        }
    }
}

fn would_wait(error: &Error) -> bool {
    matches!(error, Error::Io(error) if error.kind() == std::io::ErrorKind::WouldBlock)
}

fn errno(error: &Error) -> Errno {
    match error {
        Error::Io(error) => line::errno(error),
        Error::AttackAttempt | Error::Capacity(CapacityError::TooManyHeaders) => Errno::Overflow,
        Error::Capacity(_) => Errno::Msgsize,
        Error::Url(_) => Errno::Inval,
        Error::ConnectionClosed | Error::AlreadyClosed => Errno::Connreset,
        Error::Protocol(ProtocolError::ResetWithoutClosingHandshake) => Errno::Connreset,
        _ => Errno::Proto,
    }
}
