// asyncapi.yaml as something that judges messages.

import { readFile } from 'node:fs/promises';

import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse as parseYaml } from 'yaml';

/** What keeps the document from being AsyncAPI 3.0 without warnings; empty when nothing. */
export async function documentFaults(file) {
  // Loaded only here: it takes a second.
  const { Parser } = await import('@asyncapi/parser');
  const diagnostics = await new Parser().validate(await readFile(file, 'utf8'));
  return diagnostics
    .filter((one) => one.severity <= 1)  // 0 error, 1 warning; hints are taste
    .map((one) => `line ${one.range.start.line + 1}: ${one.message} (${one.code})`);
}

export class Contract {
  static async read(file) {
    return new Contract(parseYaml(await readFile(file, 'utf8')));
  }

  #document;
  #ajv;
  #channels;

  constructor(document) {
    this.#document = document;
    // $ref beside description is allowed in draft 7; unions of a tagged object are what `discriminator` is for.
    this.#ajv = new Ajv({ strict: true, strictTypes: false, allErrors: false, discriminator: false });
    this.#ajv.addVocabulary(['discriminator', 'components']);
    addFormats(this.#ajv);
    this.#ajv.addSchema({ $id: 'contract', components: { schemas: document.components.schemas } });
    this.#channels = Object.entries(document.channels).map(([name, channel]) => ({
      name,
      pattern: topicPattern(channel.address, document.components.schemas.topicName.pattern),
      parameters: (channel.address.match(/\{/g) ?? []).length,
      messages: Object.keys(channel.messages),
    }));
    // yc/v1/{hall}/hub/state is also an address of a device: the narrower one wins.
    this.#channels.sort((a, b) => a.parameters - b.parameters);
  }

  /** What is wrong with `payload` on `topic`; undefined when nothing. */
  messageFault(topic, payload) {
    const channel = this.#channels.find((one) => one.pattern.test(topic));
    if (!channel) return 'the topic is not of this contract';
    if (Buffer.byteLength(JSON.stringify(payload)) > 65536) return 'above 65536 bytes';
    const device = channel.pattern.exec(topic).groups.device;
    if (payload?.device !== undefined && payload.device !== device) return `device: ${payload.device} on the topic of ${device}`;
    if (channel.messages.length === 1) return this.#fault(channel.messages[0], payload);
    if (payload?.type === undefined) return 'type: is missing';
    if (!channel.messages.includes(payload.type)) {
      return `type: ${JSON.stringify(payload.type)} is none of ${channel.messages.join(', ')}`;
    }
    return this.#fault(payload.type, payload);
  }

  /** The same for one entry alone. */
  entryFault(entry) {
    const schema = this.#entrySchema(entry?.type);
    return schema ? this.#fault(schema, entry) : `type: ${JSON.stringify(entry?.type)} is no entry type`;
  }

  /** Names of the messages and entry types that golden files must hold. */
  schemasToCover() {
    const messages = this.#channels.flatMap((channel) => channel.messages);
    return [...messages, ...this.#entrySchemas().map(([name]) => name)];
  }

  /** Those of them that a valid golden value holds. */
  schemasOf(kind, value) {
    if (kind === 'entry') return [this.#entrySchema(value.type)];
    if (kind === 'up') return ['up'];
    if (kind === 'down') return [value.type];
    return [kind === 'hub' ? 'hubState' : 'terminalState'];
  }

  #entrySchemas() {
    return Object.entries(this.#document.components.schemas).filter(([name]) => name.endsWith('Entry') && name !== 'refusedEntry');
  }

  #entrySchema(type) {
    return this.#entrySchemas().find(([, schema]) => schema.properties.type.const === type)?.[0];
  }

  #fault(schema, value) {
    const validate = this.#ajv.getSchema(`contract#/components/schemas/${schema}`);
    if (validate(value)) return this.#pendingFault(value);
    return faultText(this.#nearest(value) ?? validate.errors[0]);
  }

  // "None of four alternatives" helps nobody: judge the entry by the schema of its own type.
  #nearest(value) {
    for (const [index, entry] of (Array.isArray(value?.entries) ? value.entries : []).entries()) {
      const schema = this.#entrySchema(entry?.type);
      if (!schema) return { instancePath: `/entries/${index}/type`, message: 'is no entry type', params: {} };
      const validate = this.#ajv.getSchema(`contract#/components/schemas/${schema}`);
      if (!validate(entry)) {
        const [error] = validate.errors;
        return { ...error, instancePath: `/entries/${index}${error.instancePath}` };
      }
    }
    return undefined;
  }

  // The one rule a schema cannot say.
  #pendingFault(value) {
    const index = (value.sources ?? []).findIndex((one) => one.pending > one.announced);
    return index < 0 ? undefined : `sources[${index}].pending: above announced`;
  }
}

function topicPattern(address, namePattern) {
  const name = namePattern.replace(/^\^/, '').replace(/\$$/, '');
  return new RegExp(`^${address.replace(/\{(\w+)\}/g, (_, parameter) => `(?<${parameter}>${name})`)}$`);
}

function faultText(error) {
  const path = error.instancePath.slice(1).replace(/\/(\d+)/g, '[$1]').replaceAll('/', '.');
  if (error.keyword === 'required') {
    const missing = error.params.missingProperty;
    return `${path ? `${path}.${missing}` : missing}: is missing`;
  }
  return `${path || 'message'}: ${error.message}`;
}
