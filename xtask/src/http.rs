//! As much of HTTP/1.1 as serving files to one's own browser takes.

use std::borrow::Cow;
use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// A request's head may not be longer.
const LONGEST_HEAD: usize = 16 * 1024;

/// How long a connection may wait for its next request.
const PATIENCE: Duration = Duration::from_secs(30);

/// What was asked.
#[derive(Debug)]
pub struct Request {
    pub method: String,
    /// The path without its query, as sent.
    pub path: String,
    accept_encoding: String,
    is_last: bool,
    /// How many bytes the head took.
    length: usize,
}

impl Request {
    /// Reads a request's head; `None` while it is not whole.
    pub fn parse(bytes: &[u8]) -> Result<Option<Self>, httparse::Error> {
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut head = httparse::Request::new(&mut headers);
        let httparse::Status::Complete(length) = head.parse(bytes)? else { return Ok(None) };
        let header = |name: &str| {
            let found = head.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
            found
                .map(|header| String::from_utf8_lossy(header.value).to_ascii_lowercase())
                .unwrap_or_default()
        };
        // Requests with a body are refused anyway; closing spares reading it.
        let has_body = !matches!(header("content-length").as_str(), "" | "0")
            || !header("transfer-encoding").is_empty();
        let target = head.path.unwrap_or_default();
        Ok(Some(Self {
            method: head.method.unwrap_or_default().to_owned(),
            path: target.split(['?', '#']).next().unwrap_or_default().to_owned(),
            accept_encoding: header("accept-encoding"),
            is_last: has_body || head.version != Some(1) || header("connection") == "close",
            length,
        }))
    }

    /// The smallest encoding that the client takes.
    pub fn best_encoding(&self) -> Option<&'static str> {
        ["br", "gzip"].into_iter().find(|encoding| self.accepts(encoding))
    }

    fn accepts(&self, encoding: &str) -> bool {
        self.accept_encoding.split(',').any(|entry| {
            let (name, weight) = entry.split_once(';').unwrap_or((entry, "q=1"));
            let weight =
                weight.trim().strip_prefix("q=").and_then(|weight| weight.parse::<f32>().ok());
            name.trim() == encoding && weight.is_none_or(|weight| weight > 0.0)
        })
    }
}

/// What is answered.
#[derive(Debug)]
pub struct Response<'a> {
    pub status: u16,
    headers: Vec<(&'static str, Cow<'static, str>)>,
    body: Cow<'a, [u8]>,
}

impl<'a> Response<'a> {
    pub fn new(status: u16, media_type: &'static str, body: &'a [u8]) -> Self {
        Self { status, headers: vec![("Content-Type", media_type.into())], body: body.into() }
    }

    /// A short answer in words.
    pub fn text(status: u16, text: &str) -> Self {
        let headers = vec![("Content-Type", "text/plain; charset=utf-8".into())];
        Self { status, headers, body: format!("{text}\n").into_bytes().into() }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    #[cfg(test)]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_ref())
    }

    fn write(&self, stream: &mut TcpStream, with_body: bool, is_last: bool) -> io::Result<()> {
        let reason = match self.status {
            200 => "OK",
            308 => "Permanent Redirect",
            400 => "Bad Request",
            404 => "Not Found",
            405 => "Method Not Allowed",
            _ => "",
        };
        let mut bytes = format!("HTTP/1.1 {} {reason}\r\n", self.status);
        for (name, value) in &self.headers {
            bytes.push_str(&format!("{name}: {value}\r\n"));
        }
        let connection = if is_last { "close" } else { "keep-alive" };
        bytes.push_str(&format!(
            "Content-Length: {}\r\nConnection: {connection}\r\n\r\n",
            self.body.len()
        ));
        let mut bytes = bytes.into_bytes();
        if with_body {
            bytes.extend_from_slice(&self.body);
        }
        stream.write_all(&bytes)
    }
}

/// Answers the requests of one connection until either side has enough. What goes
/// wrong on the way concerns this connection alone, so it just ends.
pub fn answer<'a>(stream: TcpStream, respond: impl Fn(&Request) -> Response<'a>) {
    let mut stream = stream;
    let _ended = converse(&mut stream, respond);
}

fn converse<'a>(
    stream: &mut TcpStream,
    respond: impl Fn(&Request) -> Response<'a>,
) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let mut received = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        match Request::parse(&received) {
            Ok(Some(request)) => {
                respond(&request).write(stream, request.method != "HEAD", request.is_last)?;
                if request.is_last {
                    return Ok(());
                }
                received.drain(..request.length);
            }
            Ok(None) if received.len() < LONGEST_HEAD => {
                let count = stream.read(&mut buffer)?;
                if count == 0 {
                    return Ok(());
                }
                received.extend_from_slice(&buffer[..count]);
            }
            Ok(None) | Err(_) => {
                return Response::text(400, "this is no request that can be read")
                    .write(stream, true, true);
            }
        }
    }
}
