//! `cargo xtask serve`: the page as a production host should send it.
//!
//! The whole site is held in memory under the addresses it has, so a request can
//! only ever name one of its files.

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, OnceLock};
use std::thread;

use anyhow::{Context as _, Result};

use crate::dist;
use crate::encode::{self, File};
use crate::http::{self, Request, Response};
use crate::report::say;
use crate::setup::Tools;

/// Nothing from elsewhere, nothing inline; WebAssembly may be compiled.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; \
    worker-src 'self'; base-uri 'none'; form-action 'none'";

/// Serves `dist/site` until the program is stopped: as it is shipped where `dist` has built it from these
/// very sources, and else built quickly.
pub fn serve(tools: Tools, port: u16, prefix: &str) -> Result<()> {
    let site = if dist::is_current(&tools)? {
        Site::new(encode::packed(&tools)?, prefix)
    } else {
        dist::build_quickly(&tools)?;
        say("`cargo xtask dist` builds it as it is shipped, and then this command serves that");
        let files = encode::plain(&tools)?;
        Site { unmade: Some(Unmade { tools, file: OnceLock::new() }), ..Site::new(files, prefix) }
    };
    let address = start(site, port)?;
    println!("serving dist/site at http://{address}{prefix}/ (stop with Ctrl+C)");
    loop {
        thread::park();
    }
}

/// Starts serving these files at a free port, and answers the address.
pub fn at_free_port(files: Vec<File>, prefix: &str) -> Result<SocketAddr> {
    start(Site::new(files, prefix), 0)
}

/// Starts serving and answers the address; port 0 picks a free one.
fn start(site: Site, port: u16) -> Result<SocketAddr> {
    let site = Arc::new(site);
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
    files: HashMap<String, File>,
    unmade: Option<Unmade>,
}

/// The page as one file, which is made when somebody asks for it: few do, and it takes as long as the page.
#[derive(Debug)]
struct Unmade {
    tools: Tools,
    file: OnceLock<Option<File>>,
}

impl Unmade {
    /// The file; where it can't be made, that is said.
    fn made(&self) -> Option<&File> {
        let make = || match dist::copy_quickly(&self.tools) {
            Ok(text) => Some(File { path: dist::copy_path(), plain: text.into(), packed: None }),
            Err(error) => {
                say(&format!("the page as one file can't be made: {error:#}"));
                None
            }
        };
        self.file.get_or_init(make).as_ref()
    }
}

impl Site {
    fn new(files: Vec<File>, prefix: &str) -> Self {
        let files =
            files.into_iter().map(|file| (format!("{prefix}/{}", file.path), file)).collect();
        Self { prefix: prefix.to_owned(), files, unmade: None }
    }

    /// The file at an address.
    fn file(&self, address: &str) -> Option<&File> {
        let is_unmade = || address == format!("{}/{}", self.prefix, dist::copy_path());
        let unmade = self.unmade.as_ref().filter(|_| is_unmade());
        self.files.get(address).or_else(|| unmade?.made())
    }

    fn respond(&self, request: &Request) -> Response<'_> {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Response::text(405, "only GET and HEAD are answered")
                .with("Allow", "GET, HEAD");
        }
        let path = &request.path;
        let index = format!("{path}index.html");
        let address = if path.ends_with('/') { &index } else { path };
        match self.file(address) {
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
fn send<'a>(file: &'a File, request: &Request) -> Response<'a> {
    let (encoding, body) = match (request.best_encoding(), &file.packed) {
        (Some("br"), Some(packed)) => (Some("br"), &packed.brotli),
        (Some("gzip"), Some(packed)) => (Some("gzip"), &packed.gzip),
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
    use crate::encode::Packed;

    fn site(prefix: &str) -> Site {
        let file = |path: &str| File {
            path: path.into(),
            plain: b"plain".to_vec(),
            packed: Some(Packed { gzip: b"gzip".to_vec(), brotli: b"br".to_vec() }),
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
