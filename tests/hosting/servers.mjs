// nginx and Apache, each started on a loopback port with the configuration in docs/hosting, serving a copy of
// dist/site.

import { spawn } from "node:child_process";
import { chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const file = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const documented = (name) => readFileSync(file(`docs/hosting/${name}`), "utf8");

/** Whom programs run as that root starts: nobody. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** Replaces what must be there. */
function own(text, from, to) {
  if (!text.includes(from)) throw new Error(`the documented configuration has no line with ${from}`);
  return text.replaceAll(from, to);
}

/** What a server needs around the documented part: its program, arguments, and configuration files. */
const servers = {
  nginx: {
    program: process.env.C3P_NGINX ?? "/usr/sbin/nginx",
    start: (folder) => ["-e", "stderr", "-p", folder, "-c", join(folder, "main.conf")],
    only: (hosts) => ['default "";\n}\n\nmap $uri $c3p_policy', `default "; frame-ancestors ${hosts}";\n}\n\nmap $uri $c3p_policy`],
    files(folder, port, only) {
      let part = own(documented("nginx.conf"), "/srv/www", join(folder, "www"));
      part = own(part, "listen 80;", `listen 127.0.0.1:${port};`);
      const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`);
      const main = `daemon off; worker_processes 1; pid ${folder}/pid;\nevents { }\nhttp {\n${places.join("\n")}\naccess_log off;\ninclude part.conf;\n}\n`;
      return { "main.conf": main, "part.conf": only ? own(part, ...only) : part };
    },
  },
  apache: {
    program: process.env.C3P_APACHE ?? "/usr/sbin/apache2",
    start: (folder) => ["-f", join(folder, "main.conf"), "-DFOREGROUND"],
    only: (hosts) => ["form-action 'none'\"", `form-action 'none'; frame-ancestors ${hosts}"`],
    files(folder, port, only) {
      const part = own(documented("apache.conf"), "/srv/www", join(folder, "www"));
      const modules = ["mpm_event", "authz_core", "alias", "dir", "filter", "deflate", "headers", "mime", "rewrite"];
      const main = [
        ...modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
        `ServerRoot ${folder}\nServerName localhost\nListen 127.0.0.1:${port}\nPidFile ${folder}/pid\nMutex file:${folder}`,
        `StartServers 1\nErrorLog ${folder}/errors\nTypesConfig /dev/null`,
        // As Debian has it, which the documented part has to get along with.
        "AddLanguage br .br\nAddType application/x-gzip .gz\nAddOutputFilterByType DEFLATE text/html text/css text/javascript application/json",
        "Include part.conf",
      ];
      return { "main.conf": `${main.join("\n")}\n`, "part.conf": only ? own(part, ...only) : part };
    },
  },
};

export const names = Object.keys(servers);

function freePort() {
  const server = createServer();
  return new Promise((done) => server.listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => done(port));
  }));
}

/** What a server wrote down, for one that doesn't say it. */
function errors(folder) {
  try {
    return readFileSync(join(folder, "errors"), "utf8");
  } catch {
    return "";
  }
}

const answers = (port) =>
  new Promise((done) => {
    const socket = connect(port, "127.0.0.1", () => done(true));
    socket.on("error", () => done(false)).on("connect", () => socket.end());
  });

/** Runs a server as it is documented while something is done at its address; `hosts` are those that may embed. */
export async function serving(name, work, hosts) {
  const { program, start, files, only } = servers[name];
  const folder = mkdtempSync(join(tmpdir(), "c3p-hosting-"));
  const port = await freePort();
  let child;
  let ended;
  try {
    mkdirSync(join(folder, "www"));
    // With their times: Apache calls the tag of a file weak that changed within this second.
    cpSync(file("dist/site"), join(folder, "www/c3p"), { recursive: true, preserveTimestamps: true });
    const texts = files(folder, port, hosts && only(hosts));
    for (const [place, text] of Object.entries(texts)) writeFileSync(join(folder, place), text);
    const who = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
    if (isRoot) chownSync(folder, NOBODY, NOBODY);
    let said = "";
    child = spawn(program, start(folder), { ...who, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    child.stderr.on("data", (text) => (said += text));
    ended = new Promise((done) => child.once("exit", done).once("error", (error) => done((said += error))));
    let isGone = false;
    ended.then(() => (isGone = true));
    for (let turn = 0; !(await answers(port)); turn += 1) {
      if (isGone || turn > 200) throw new Error(`${name} does not start: ${said}${errors(folder)}`);
      await new Promise((soon) => setTimeout(soon, 25));
    }
    await work(`http://127.0.0.1:${port}/c3p/`, join(folder, "www/c3p"));
  } finally {
    child?.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}
