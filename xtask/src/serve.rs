//! `cargo xtask serve`: the page as a production host should send it.
//!
//! The whole site is held in memory under the addresses it has, so a request can
//! only ever name one of its files.

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;

use anyhow::{Context as _, Result};

use crate::encode::{self, Encoded};
use crate::http::{self, Request, Response};
use crate::report::say;
use crate::setup::Tools;

/// Nothing from elsewhere, nothing inline; WebAssembly may be compiled.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; \
    worker-src 'self'; base-uri 'none'; form-action 'none'";

/// Serves `dist/site` until the program is stopped.
pub fn serve(tools: &Tools, port: u16, prefix: &str) -> Result<()> {
    let address = start(tools, port, prefix)?;
    println!("serving dist/site at http://{address}{prefix}/ (stop with Ctrl+C)");
    loop {
        thread::park();
    }
}

/// Starts serving and answers the address; port 0 picks a free one.
pub fn start(tools: &Tools, port: u16, prefix: &str) -> Result<SocketAddr> {
    let site = Arc::new(Site::new(encode::site(tools)?, prefix));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| {
        format!("port {port} cannot be used; another one can: cargo xtask serve --port 8081")
    })?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        for stream in listener.incoming() {
            let site = Arc::clone(&site);
            match stream {
                Ok(stream) => drop(thread::spawn(move || {
                    http::answer(stream, |request| site.respond(request))
                })),
                Err(error) => say(&format!("a connection failed: {error}")),
            }
        }
    });
    Ok(address)
}

/// The files of a site by their addresses.
#[derive(Debug)]
struct Site {
    prefix: String,
    files: HashMap<String, Encoded>,
}

impl Site {
    fn new(files: Vec<Encoded>, prefix: &str) -> Self {
        let files =
            files.into_iter().map(|file| (format!("{prefix}/{}", file.path), file)).collect();
        Self { prefix: prefix.to_owned(), files }
    }

    fn respond(&self, request: &Request) -> Response<'_> {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Response::text(405, "only GET and HEAD are answered")
                .with("Allow", "GET, HEAD");
        }
        let path = &request.path;
        let index = format!("{path}index.html");
        let address = if path.ends_with('/') { &index } else { path };
        match self.files.get(address) {
            Some(file) => send(file, request),
            // A folder without its slash, relative so that any host in front is kept.
            None if self.files.contains_key(&format!("{path}/index.html")) => {
                let name = path.rsplit('/').next().unwrap_or_default();
                Response::text(308, "the folder is one slash further")
                    .with("Location", format!("./{name}/"))
            }
            None => {
                Response::text(404, &format!("nothing is here; the page is at {}/", self.prefix))
            }
        }
    }
}

/// A file with the headers a production host should send.
fn send<'a>(file: &'a Encoded, request: &Request) -> Response<'a> {
    let (encoding, body) = match request.best_encoding() {
        Some("br") => (Some("br"), &file.brotli),
        Some("gzip") => (Some("gzip"), &file.gzip),
        _ => (None, &file.plain),
    };
    // Names with a fingerprint never change what they hold; all others may.
    let is_named_by_contents = file.path.starts_with("assets/");
    let cache =
        if is_named_by_contents { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut response = Response::new(200, media_type(&file.path), body)
        .with("Cache-Control", cache)
        .with("Content-Security-Policy", POLICY)
        .with("Referrer-Policy", "no-referrer")
        .with("Vary", "Accept-Encoding")
        .with("X-Content-Type-Options", "nosniff");
    if let Some(encoding) = encoding {
        response = response.with("Content-Encoding", encoding);
    }
    if !file.path.ends_with(".html") {
        // A sandboxed frame has no origin of its own and may load them only so.
        response = response.with("Access-Control-Allow-Origin", "*");
    }
    response
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(prefix: &str) -> Site {
        let file = |path: &str| Encoded {
            path: path.into(),
            plain: b"plain".to_vec(),
            gzip: b"gzip".to_vec(),
            brotli: b"br".to_vec(),
        };
        Site::new(
            vec![file("index.html"), file("en/index.html"), file("assets/page-1.wasm")],
            prefix,
        )
    }

    fn check(prefix: &str, request: &str, status: u16, header: (&str, Option<&str>)) {
        let request = Request::parse(request.as_bytes()).expect("readable").expect("whole");
        let site = site(prefix);
        let response = site.respond(&request);
        assert_eq!(response.status, status, "{request:?}");
        assert_eq!(response.header(header.0), header.1, "{request:?}");
    }

    #[test]
    fn folders_answer_with_their_page() {
        check(
            "",
            "GET / HTTP/1.1\r\n\r\n",
            200,
            ("Content-Type", Some("text/html; charset=utf-8")),
        );
        check("", "HEAD /en/?x=1 HTTP/1.1\r\n\r\n", 200, ("Cache-Control", Some("no-cache")));
        check("", "GET /en HTTP/1.1\r\n\r\n", 308, ("Location", Some("./en/")));
        check("/a/b", "GET /a/b HTTP/1.1\r\n\r\n", 308, ("Location", Some("./b/")));
        check("/a/b", "GET /a/b/en/ HTTP/1.1\r\n\r\n", 200, ("Access-Control-Allow-Origin", None));
        check("/a/b", "GET / HTTP/1.1\r\n\r\n", 404, ("Location", None));
    }

    #[test]
    fn assets_are_kept_forever_and_compressed_when_asked() {
        let get = "GET /assets/page-1.wasm HTTP/1.1\r\n";
        check("", &format!("{get}\r\n"), 200, ("Content-Type", Some("application/wasm")));
        check("", &format!("{get}\r\n"), 200, ("Content-Encoding", None));
        check(
            "",
            &format!("{get}Accept-Encoding: gzip, br;q=0\r\n\r\n"),
            200,
            ("Content-Encoding", Some("gzip")),
        );
        check(
            "",
            &format!("{get}accept-encoding: gzip, br\r\n\r\n"),
            200,
            ("Content-Encoding", Some("br")),
        );
        check(
            "",
            &format!("{get}\r\n"),
            200,
            ("Cache-Control", Some("public, max-age=31536000, immutable")),
        );
        check("", &format!("{get}\r\n"), 200, ("Access-Control-Allow-Origin", Some("*")));
    }

    #[test]
    fn nothing_else_can_be_reached() {
        check("", "GET /../Cargo.toml HTTP/1.1\r\n\r\n", 404, ("Location", None));
        check("", "GET /%2e%2e/Cargo.toml HTTP/1.1\r\n\r\n", 404, ("Location", None));
        check("", "POST / HTTP/1.1\r\n\r\n", 405, ("Allow", Some("GET, HEAD")));
    }
}
