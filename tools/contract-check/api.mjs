// openapi.yaml as something that judges answers of the hub.

import { readFile } from 'node:fs/promises';

import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse as parseYaml } from 'yaml';

/** What keeps the document from being OpenAPI 3.1; empty when nothing. */
export async function apiDocumentFaults(file) {
  const { Validator } = await import('@seriousme/openapi-schema-validator');
  const { valid, errors } = await new Validator().validate(parseYaml(await readFile(file, 'utf8')));
  return valid ? [] : [].concat(errors).map((one) => `${one.instancePath ?? ''} ${one.message ?? one}`);
}

export class Api {
  static async read(file) {
    return new Api(parseYaml(await readFile(file, 'utf8')));
  }

  #document;
  #ajv;
  #checks = new Map();

  constructor(document) {
    this.#document = document;
    this.#ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: false });
    addFormats(this.#ajv);
    this.#ajv.addVocabulary(['components']);
    this.#ajv.addSchema({ $id: 'api', components: { schemas: document.components.schemas } });
  }

  /** "GET /api/v1/live" of every operation, in order. */
  operations() {
    return Object.entries(this.#document.paths).flatMap(([path, item]) =>
      Object.keys(item).filter((key) => key !== 'parameters').map((method) => `${method.toUpperCase()} ${path}`),
    );
  }

  /** Roles named beside an operation: undefined when nobody needs to be signed in. */
  rolesOf(operation) {
    const [method, path] = operation.split(' ');
    return this.#document.paths[path][method.toLowerCase()]['x-roles'];
  }

  /** The operation of a request; undefined when there is none. */
  operationOf(method, target) {
    const parts = target.split('?')[0].split('/');
    return this.operations().find((operation) => {
      const [wanted, path] = operation.split(' ');
      const template = path.split('/');
      return (
        wanted === (method === 'HEAD' ? 'GET' : method) &&
        template.length === parts.length &&
        template.every((part, i) => (part.startsWith('{') ? parts[i] !== '' : part === parts[i]))
      );
    });
  }

  /** What is wrong with {method, target, status, content_type, body}; undefined when nothing. */
  answerFault({ method, target, status, content_type, body }) {
    const operation = this.operationOf(method, target);
    const response = operation ? this.#response(operation, status) : this.#document.components.responses.Problem;
    const content = response?.content?.[content_type.split(';')[0]];
    if (!content) return `${method} ${target}: status ${status} as ${content_type} is not described`;
    if (!operation && status < 400) return `${method} ${target} is not described`;
    if (!/json/.test(content_type) || method === 'HEAD') return undefined; // a stream, a page, a picture
    return this.#fault(`${operation} ${status}`, content.schema, JSON.parse(body));
  }

  /** The same of one event of a stream: {target, event, data}. */
  eventFault({ target, event, data }) {
    const operation = this.operationOf('GET', target);
    const schema = operation && this.#response(operation, 200)['x-events']?.[event];
    if (!schema) return `${target}: event ${event} is not described`;
    return this.#fault(`${operation} ${event}`, schema, JSON.parse(data));
  }

  #response(operation, status) {
    const [method, path] = operation.split(' ');
    const { responses } = this.#document.paths[path][method.toLowerCase()];
    const found = responses[String(status)] ?? (status >= 400 ? responses.default : undefined);
    const named = found?.$ref?.split('/').at(-1);
    return named ? this.#document.components.responses[named] : found;
  }

  #fault(name, schema, value) {
    if (!this.#checks.has(name)) {
      // References are written from the document's root.
      const rooted = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components'));
      this.#checks.set(name, this.#ajv.compile(rooted));
    }
    const check = this.#checks.get(name);
    if (check(value)) return undefined;
    const { instancePath, message } = check.errors[0];
    return `${name}: ${instancePath || 'the whole'} ${message}`;
  }
}
