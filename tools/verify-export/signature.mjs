// SM2 signatures over heads (docs/security.md): GB/T 32918.2 with SM3 and the id 1234567812345678, DER as hexadecimal digits.
import smCrypto from 'sm-crypto';

const ID = '1234567812345678';
// What stands before the point in the SubjectPublicKeyInfo of a key of the curve SM2.
const SPKI = '3059301306072a8648ce3d020106082a811ccf5501822d034200';

/** The point of a public key, PEM, as hexadecimal digits; throws for anything else. */
export function publicKeyOf(pem) {
  const inner = /-----BEGIN PUBLIC KEY-----([\s\S]+?)-----END PUBLIC KEY-----/.exec(pem)?.[1] ?? '';
  const bytes = Buffer.from(inner.replace(/\s/g, ''), 'base64').toString('hex');
  if (!bytes.startsWith(`${SPKI}04`) || bytes.length !== SPKI.length + 130) throw new Error('the key is no public key of SM2, PEM');
  return bytes.slice(SPKI.length);
}

/** The bytes that are signed. */
export function signedText({ era, seq, hash, at_ms: at }) {
  return `yichuang head\n${era}\n${seq}\n${hash}\n${at}\n`;
}

export function signatureHolds(head, key) {
  try {
    const text = [...Buffer.from(signedText(head), 'utf8')];
    return smCrypto.sm2.doVerifySignature(text, head.signature, key, { der: true, hash: true, userId: ID });
  } catch {
    return false;
  }
}

/** One line for each head that this key did not sign. */
export function signatureFaults(heads, key) {
  return heads.flatMap((head) => {
    if (!head.signature) return [`head ${head.seq} kept in ${head.source}: is not signed`];
    return signatureHolds(head, key) ? [] : [`head ${head.seq} kept in ${head.source}: its signature does not hold`];
  });
}
