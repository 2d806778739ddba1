// A real mail server on loopback for the tests: node server.cjs KEY CERTIFICATE USER PASSWORD. It demands STARTTLS, then the password, and prints its port,
// then each message taken, one JSON object a line.
const fs = require("fs");
const { SMTPServer } = require("smtp-server");
const [key, cert, user, password] = process.argv.slice(2);
const say = what => process.stdout.write(JSON.stringify(what) + "\n");

const server = new SMTPServer({
  key: fs.readFileSync(key), cert: fs.readFileSync(cert),
  onAuth: (auth, session, done) => auth.username === user && auth.password === password ? done(null, { user }) : done(new Error("Wrong password")),
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", part => parts.push(part));
    stream.on("end", () => {
      say({ secure: session.secure, user: session.user, from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map(r => r.address), data: Buffer.concat(parts).toString("latin1") });
      done();
    });
  },
});
server.on("error", () => {});
server.listen(0, "127.0.0.1", () => say({ port: server.server.address().port }));
process.stdin.on("end", () => process.exit(0)).resume();
