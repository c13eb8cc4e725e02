// Verifies both signatures of each mail with mailauth; DNS is the file of keys.
const fs = require("fs");
const path = require("path");
const { dkimVerify } = require("mailauth/lib/dkim/verify");

const folder = process.argv[2];
const keys = new Map(
    fs.readFileSync(path.join(folder, "keys.txt"), "utf8").trim().split("\n").map(line => line.split("\t")));

async function resolver(name, type) {
    if (type === "TXT" && keys.has(name)) {
        return [[keys.get(name)]];
    }
    const missing = new Error("not found");
    missing.code = "ENOTFOUND";
    throw missing;
}

(async () => {
    const mails = fs.readdirSync(folder).filter(name => name.endsWith(".eml"));
    const passed = { "rsa-sha256": 0, "ed25519-sha256": 0 };
    for (const mail of mails) {
        const result = await dkimVerify(fs.readFileSync(path.join(folder, mail)), { resolver });
        for (const one of result.results) {
            if (one.status.result === "pass" && one.status.aligned) {
                passed[one.algo] += 1;
            }
        }
    }
    console.log(`mailauth: ${passed["rsa-sha256"]} rsa and ${passed["ed25519-sha256"]} ed25519 of ${mails.length} pass`);
    process.exit(passed["rsa-sha256"] === mails.length && passed["ed25519-sha256"] === mails.length ? 0 : 1);
})();
