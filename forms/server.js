// Talking to our own API: JSON both ways, and refusals as exceptions that carry words for people.

/** The server refused: `status`, `errors` [{field, message}], the `version` of what it kept all the same, the `answer`. */
export class Refused extends Error {
  constructor(status, answer) {
    super(`refused with ${status}`);
    this.status = status;
    this.errors = answer.errors ?? [];
    this.version = answer.version;
    this.answer = answer;
  }
}

/** The server could not be reached. */
export class Offline extends Error {}

export const get = (url, options) => ask('GET', url, undefined, options);
export const post = (url, body, options) => ask('POST', url, body, options);
export const put = (url, body, options) => ask('PUT', url, body, options);

async function ask(method, url, body, options = {}) {
  const response = await reach(url, {
    method,
    headers: headers(body),
    body: body === undefined ? undefined : JSON.stringify(body),
    ...options,
  });
  const answer = await read(response);
  if (!response.ok || response.redirected) {
    throw new Refused(response.redirected ? 401 : response.status, answer);
  }
  return answer;
}

async function reach(url, request) {
  try {
    return await fetch(url, request);
  } catch (e) {
    throw new Offline(e.message);
  }
}

function headers(body) {
  const all = { Accept: 'application/json' };
  if (body !== undefined) {
    all['Content-Type'] = 'application/json';
  }
  const token = document.cookie.match(/(?:^|; )ENCAISSE-XSRF=([^;]*)/);
  if (token) {
    all['X-ENCAISSE-XSRF'] = decodeURIComponent(token[1]);
  }
  return all;
}

async function read(response) {
  const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
  try {
    return isJson ? await response.json() : {};
  } catch (e) {
    if (response.ok) {
      throw new Offline(e.message); // cut off in the middle
    }
    return {};
  }
}

/** A random UUID, also where the page came over plain http and `crypto.randomUUID` is missing. */
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
