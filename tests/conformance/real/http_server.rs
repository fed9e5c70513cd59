//! An HTTP server of hyper, as WasmEdge's fork of it builds for wasm32-wasip1.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use hyper::service::{make_service_fn, service_fn};
use hyper::{Body, Request, Response, Server, StatusCode};
use tokio::sync::oneshot;

#[derive(Default)]
struct State {
    answered: AtomicUsize,
    stop: Mutex<Option<oneshot::Sender<()>>>,
}

async fn answer(state: Arc<State>, request: Request<Body>) -> Result<Response<Body>, hyper::Error> {
    let path = request.uri().path().to_owned();
    let mut parts = path.splitn(3, '/').skip(1);
    let text = match (parts.next(), parts.next()) {
        (Some("hello"), Some(name)) => format!("hello {name}\n"),
        (Some("slow"), Some(name)) => {
            tokio::time::sleep(Duration::from_millis(200)).await;
            format!("slow {name}\n")
        }
        (Some("length"), None) => format!("{}\n", hyper::body::to_bytes(request.into_body()).await?.len()),
        (Some("stop"), None) => {
            if let Some(stop) = state.stop.lock().unwrap().take() {
                let _ = stop.send(());
            }
            format!("{}\n", state.answered.load(Ordering::Relaxed))
        }
        _ => {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NOT_FOUND;
            return Ok(response);
        }
    };
    state.answered.fetch_add(1, Ordering::Relaxed);
    Ok(Response::new(Body::from(text)))
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (stop, stopped) = oneshot::channel();
    let state = Arc::new(State { stop: Mutex::new(Some(stop)), ..State::default() });
    let served = Arc::clone(&state);
    let service = make_service_fn(move |_| {
        let state = Arc::clone(&served);
        async move { Ok::<_, hyper::Error>(service_fn(move |request| answer(Arc::clone(&state), request))) }
    });
    let address = std::env::args().nth(1).expect("an address").parse().expect("an address");
    let server = Server::try_bind(&address).expect("bound").serve(service);
    eprintln!("listening on {address}");
    let stopping = async {
        let _ = stopped.await;
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    tokio::select! {
        served = server => served.expect("served"),
        () = stopping => {}
    }
    println!("answered {}", state.answered.load(Ordering::Relaxed) - 1);
}
