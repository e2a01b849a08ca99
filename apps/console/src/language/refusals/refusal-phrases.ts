import type { Phrase } from '../phrase-book.js';
import { fieldPhrases } from './field-phrases.js';

/** A text without blanks is said as it is; one with blanks is found by its form. */
export type InSpanish = string | readonly Phrase[];

interface SaidInSpanish {
  readonly says: InSpanish;
  /** The way out. */
  readonly fix: InSpanish;
}

/** What the reason of a refusal, or what is wrong with a field, can be; of what people type here, not of what only programs send. */
const reasons: readonly Phrase[] = [
  ['Your role lacks the permission {permission}.', 'A tu rol le falta el permiso {permission}.'],
  ['This key lacks the permission {permission}.', 'A esta clave le falta el permiso {permission}.'],
  ['The role {role} may do what you may not: {permissions}.', 'El rol {role} puede lo que tú no: {permissions}.'],
  ['This key lacks {permissions} and cannot give it away.', 'A esta clave le falta {permissions}, y no puede darlo.'],
  ['The request carries no key.', 'La petición no lleva clave.'],
  ['Nobody holds this key.', 'Nadie tiene esta clave.'],
  ['This key was revoked.', 'Esta clave fue revocada.'],
  ['This key is disabled.', 'Esta clave está desactivada.'],
  ['This key has expired.', 'Esta clave caducó.'],
  ['The session is over. Log in again.', 'La sesión terminó. Entra de nuevo.'],
  ['Nobody is logged in.', 'Nadie ha entrado.'],
];

export const addresses: readonly Phrase[] = [
  ['"{text}" is not a URL; write it as https://hooks.example.com/tamiz.', '«{text}» no es una URL; escríbela como https://hooks.example.com/tamiz.'],
  ['A webhook cannot be sent by "{scheme}"; use an address that starts with https://.', 'Un webhook no se envía por «{scheme}»; usa una dirección que empiece con https://.'],
  ['The URL on {host} carries a user name or a password, which would end in logs; leave them out, each webhook is signed instead.', 'La URL de {host} lleva un usuario o una contraseña, que acabarían en registros; quítalos: cada webhook va firmado.'],
  ['{host} is the metadata service of a cloud, which nothing opens; use the address of your own receiver.', '{host} es el servicio de metadatos de una nube, que nada abre; usa la dirección de tu receptor.'],
  ['{host} is a name that only means something inside this network; use a public https address, or let the operator list its network in DELIVERY_ALLOWED_NETWORKS.', '{host} es un nombre que solo vale dentro de esta red; usa una dirección https pública, o pide al operador que anote su red en DELIVERY_ALLOWED_NETWORKS.'],
  ['{host} is public and the URL on {other} is plain http, which anybody on the way can read; use https.', '{host} es público y la URL de {other} es http, que cualquiera lee en el camino; usa https.'],
  ['{host} is public and is asked on port {port}; use one of {ports}.', '{host} es público y se pide el puerto {port}; usa uno de {ports}.'],
  ['{host} is {what}; use a public https address, or let the operator list its network in DELIVERY_ALLOWED_NETWORKS.', '{host} es una dirección reservada ({what}); usa una dirección https pública, o pide al operador que anote su red en DELIVERY_ALLOWED_NETWORKS.'],
];

/** By what something was looked for; the last is what the API may yet think of. */
const named = (english: string, spanish: string): readonly Phrase[] =>
  (
    [
      ['id', 'el id'],
      ['external id', 'el id externo'],
      ['tax id', 'el documento'],
      ['fingerprint', 'la huella'],
      ['{by}', '{by}'],
    ] as const
  ).map(([by, inSpanish]): Phrase => [english.replace('{by}', by), spanish.replace('{by}', inSpanish)]);

/** Every refusal of the API: what went wrong, and the way out. A test holds it against the table of the API. */
export const refusalPhrases: Readonly<Record<string, SaidInSpanish>> = {
  VALIDATION_ERROR: { says: fieldPhrases, fix: 'Corrige los campos y envíalo de nuevo.' },
  MALFORMED_JSON: { says: [['The body is not valid JSON: {reason}.', 'El cuerpo no es JSON válido: {reason}.']], fix: 'Envía un documento JSON en UTF-8.' },
  EVENT_TYPE_UNKNOWN: { says: [['No event type is called {type}. {hint}', 'Ningún tipo de evento se llama {type}. {hint}']], fix: 'GET /events/types los lista, y POST /events/types añade uno tuyo; OTHER_EVENT sirve para lo que no tiene tipo propio.' },
  URL_MALFORMED: { says: [['The URL cannot be read: {reason}.', 'La URL no se puede leer: {reason}.']], fix: 'Codifica cada parte de la ruta con encodeURIComponent o similar.' },
  REQUEST_MALFORMED: { says: [['The request cannot be read: {reason}.', 'La petición no se puede leer: {reason}.']], fix: 'Envía HTTP/1.1 como muestra la referencia; un proxy en el camino puede haberla cambiado.' },
  ENTITY_IDENTIFIER_MISSING: { says: 'El evento no nombra a nadie.', fix: 'Envía al menos uno de entityId, entityExternalId y taxId.' },
  METADATA_TOO_LARGE: { says: [['metadata is {#bytes} bytes; the limit is {#limit}.', 'metadata ocupa {#bytes} bytes; el límite es {#limit}.']], fix: 'Guarda los documentos grandes en otra parte y envía una referencia.' },
  IDEMPOTENCY_KEY_AMBIGUOUS: { says: [['The Idempotency-Key header says {header}, the id in the body {id}.', 'La cabecera Idempotency-Key dice {header}, y el id del cuerpo {id}.']], fix: 'Envía uno de los dos, o el mismo valor en ambos.' },
  TOO_MANY_ITEMS: { says: [['{#count} items were sent; the limit is {#limit}.', 'Se enviaron {#count} elementos; el límite es {#limit}.']], fix: 'Divídelo en varias peticiones.' },
  CURSOR_INVALID: { says: 'El cursor no es nuestro, o es de otra lista.', fix: 'Usa pagination.nextCursor de la página anterior, con los mismos filtros.' },
  REASON_REQUIRED: { says: [['An entity becomes {status} for a reason, and none was given.', 'Una entidad pasa a {status} por un motivo, y no se dio ninguno.']], fix: 'Envía reason: una oración que diga por qué.' },
  REPLAY_TOO_OLD: { says: [['since is {since}, and only what was told within the last {#days} days is replayed.', 'since es {since}, y solo se repite lo enviado en los últimos {#days} días.']], fix: 'Da un momento posterior.' },
  QUERY_TOO_WIDE: { says: [['The question looks at more than can be answered in {#seconds} seconds.', 'La pregunta mira más de lo que se responde en {#seconds} segundos.']], fix: 'Acótala: por entidad, por dispositivo, por otro filtro de la lista, o a menos tiempo.' },
  IMPORT_FILE_UNREADABLE: { says: [['The file cannot be read as CSV: {reason}.', 'El archivo no se puede leer como CSV: {reason}.']], fix: 'Envía un archivo UTF-8 con una línea de nombres de columnas, en el campo file.' },
  RULE_INVALID: { says: [['Mistakes in the conditions of the rule: {#count}.', 'Errores en las condiciones de la regla: {#count}.']], fix: 'Corrige lo que se marca en el editor.' },
  UNAUTHORIZED: { says: reasons, fix: 'Entra de nuevo, o usa una clave que no esté revocada ni caducada.' },
  LOGIN_FAILED: { says: 'Ningún miembro tiene este correo con esta contraseña.', fix: 'Revisa ambos, o pide a un administrador de tu organización una contraseña nueva.' },
  QUOTA_EXCEEDED: { says: [['The {#limit} events of this month are used up.', 'Los {#limit} eventos de este mes están gastados.']], fix: 'No se guardó nada. Espera al próximo mes (UTC), o pide al operador que suba el límite de la organización.' },
  FORBIDDEN: { says: reasons, fix: 'Pide a un administrador de tu organización el permiso.' },
  CSRF_TOKEN_INVALID: { says: 'Una sesión solo cambia algo con la señal que recibió su página.', fix: 'Carga la página de nuevo.' },
  NOT_FOUND: { says: [['There is nothing at {method} {path}.', 'No hay nada en {method} {path}.']], fix: 'GET /docs muestra todo lo que hay; busca una barra de más o una palabra mal escrita en la ruta.' },
  ENTITY_NOT_FOUND: { says: named('No entity of this organization has the {by} {value}.', 'Ninguna entidad de esta organización tiene {by} {value}.'), fix: 'Créala con POST /entities, o envía sus eventos con ?withAutoEntity=true.' },
  ANALYSIS_NOT_FOUND: { says: [['The entity {id} has not been scored yet.', 'La entidad {id} todavía no tiene puntaje.']], fix: 'Envía un evento suyo y pregunta un momento después.' },
  EVENT_NOT_FOUND: { says: [['No event of this organization has the id {id}.', 'Ningún evento de esta organización tiene el id {id}.']], fix: 'La pantalla Eventos los lista.' },
  LABEL_NOT_KNOWN_YET: { says: [['knownAt is {knownAt}, which has not come yet.', 'knownAt es {knownAt}, que todavía no llegó.']], fix: 'Di cuándo se supo, o déjalo vacío para ahora.' },
  EVENT_TYPE_NOT_FOUND: { says: [['This organization has no event type {code} of its own.', 'Esta organización no tiene un tipo de evento propio {code}.']], fix: 'GET /events/types los lista; los incluidos no se cambian.' },
  DEVICE_NOT_FOUND: { says: named('No device of this organization has the {by} {value}.', 'Ningún dispositivo de esta organización tiene {by} {value}.'), fix: 'La pantalla Dispositivos los lista.' },
  DATA_LIST_NOT_FOUND: { says: named('No data list of this organization has the {by} {value}.', 'Ninguna lista de datos de esta organización tiene {by} {value}.'), fix: 'Están en Ajustes, Listas.' },
  DATA_LIST_ITEM_NOT_FOUND: { says: [['The data list {listId} has no item {itemId}.', 'La lista de datos {listId} no tiene el elemento {itemId}.']], fix: 'Puede que otra persona lo haya quitado ya.' },
  IMPORT_MAPPING_NOT_FOUND: { says: [['No import mapping of this organization has the id {id}.', 'Ninguna correspondencia de importación de esta organización tiene el id {id}.']], fix: 'GET /batch-import/mappings las lista.' },
  IMPORT_JOB_NOT_FOUND: { says: [['No import job of this organization has the id {id}.', 'Ninguna importación de esta organización tiene el id {id}.']], fix: 'GET /batch-import/user-event-jobs las lista.' },
  GROUP_NOT_FOUND: { says: [['This organization has no group {id} of the type {type}.', 'Esta organización no tiene el grupo {id} de la clase {type}.']], fix: 'GET /api/groups los lista.' },
  MAPPING_NOT_FOUND: { says: [['This organization has no {>kind} mapping of {source} of its own.', 'Esta organización no tiene correspondencia propia de {>kind} para {source}.']], fix: 'Están en Ajustes, Correspondencias; las de la instalación no se cambian.' },
  DATASET_NOT_FOUND: { says: [['There is no dataset {slug}.', 'No hay conjunto de datos {slug}.']], fix: 'Están en Ajustes, Conjuntos de datos.' },
  DATASET_ENTRY_NOT_FOUND: { says: [['This organization has no entry {key} of its own in the dataset {slug}.', 'Esta organización no tiene la entrada propia {key} en el conjunto {slug}.']], fix: 'Las de la instalación no se borran; una propia de valor vacío apaga una.' },
  RULE_NOT_FOUND: { says: [['No rule of this organization has the id {id}.', 'Ninguna regla de esta organización tiene el id {id}.']], fix: 'La pantalla Reglas las lista.' },
  RULE_VERSION_NOT_FOUND: { says: [['The rule {id} has no version {version}.', 'La regla {id} no tiene la versión {version}.']], fix: 'La regla lista sus versiones.' },
  RULE_PACK_NOT_FOUND: { says: [['There is no pack of rules called {name}.', 'Ningún paquete de reglas se llama {name}.']], fix: 'La pantalla Paquetes los lista.' },
  BACKTEST_NOT_FOUND: { says: [['No backtest of this organization has the id {id}.', 'Ninguna prueba de esta organización tiene el id {id}.']], fix: 'GET /rules/backtests las lista.' },
  BADGE_RULE_NOT_FOUND: { says: [['No badge rule of this organization has the id {id}.', 'Ninguna regla de insignia de esta organización tiene el id {id}.']], fix: 'Están en Ajustes, Insignias.' },
  ALERT_NOT_FOUND: { says: [['No alert of this organization has the id {id}.', 'Ninguna alerta de esta organización tiene el id {id}.']], fix: 'La pantalla Alertas las lista.' },
  ENDPOINT_NOT_FOUND: { says: [['No webhook endpoint of this organization has the id {id}.', 'Ningún destino de esta organización tiene el id {id}.']], fix: 'La pantalla Webhooks los lista.' },
  DELIVERY_NOT_FOUND: { says: [['No delivery of this organization has the id {id}.', 'Ninguna entrega de esta organización tiene el id {id}.']], fix: 'Cada destino lista las suyas.' },
  API_KEY_NOT_FOUND: { says: [['No key of this organization has the id {id}.', 'Ninguna clave de esta organización tiene el id {id}.']], fix: 'Están en Ajustes, Acceso.' },
  MEMBER_NOT_FOUND: { says: [['No member of this organization has the id {id}.', 'Ningún miembro de esta organización tiene el id {id}.']], fix: 'Están en Ajustes, Acceso.' },
  BURIED_NOT_FOUND: { says: [['No buried batch has the id {id}.', 'Ningún lote enterrado tiene el id {id}.']], fix: 'Puede que ya se haya repetido.' },
  METHOD_NOT_ALLOWED: { says: [['{method} is not served at {path}.', '{method} no se atiende en {path}.']], fix: [['Use {allowed}.', 'Usa {allowed}.']] },
  REQUEST_TIMEOUT: { says: 'La petición no llegó entera a tiempo.', fix: 'Envíala de nuevo en otra conexión.' },
  IDEMPOTENCY_KEY_REUSED: { says: [['The idempotency key {key} was used for another event.', 'La clave de idempotencia {key} se usó para otro evento.']], fix: 'Usa una clave nueva para un evento nuevo, o envía otra vez el primer cuerpo para tener su respuesta.' },
  ALERT_STATUS_CONFLICT: { says: [['The alert {id} is {>status}, from where {>action} is not possible.', 'La alerta {id} está {>status}, y desde ahí no se puede {>action}.']], fix: 'Reábrela primero, o léela de nuevo: alguien pudo ser más rápido.' },
  ENDPOINT_DISABLED: { says: [['The endpoint {id} is off: nothing is sent to it.', 'El destino {id} está apagado: no se le envía nada.']], fix: 'Actívalo primero.' },
  DELIVERY_ON_ITS_WAY: { says: [['The delivery {id} is on its way this moment.', 'La entrega {id} está en camino en este momento.']], fix: 'Espera su respuesta.' },
  MEMBER_EXISTS: { says: [['The e-mail address {email} is a login already.', 'El correo {email} ya es un acceso.']], fix: 'Usa otra dirección, o cambia al miembro que la tiene.' },
  LAST_ADMIN: { says: 'Este miembro es el último administrador.', fix: 'Haz primero administrador a alguien más.' },
  EVENT_TYPE_EXISTS: { says: [['There is an event type {code} already.', 'Ya hay un tipo de evento {code}.']], fix: 'Úsalo como es, o elige otro código.' },
  RULE_CHANGED: { says: [['The rule is at version {version} by now, and you knew version {known}.', 'La regla va por la versión {version}, y tú conocías la {known}.']], fix: 'Léela de nuevo, y envía tu cambio con la versión que tiene.' },
  EVENT_OF_NOBODY: { says: [['Nobody knows yet whose event {id} is, and only sync rules are asked about such events.', 'Todavía no se sabe de quién es el evento {id}, y sobre esos solo se preguntan las reglas síncronas.']], fix: 'Prueba una regla síncrona o un evento de alguien conocido, o crea la entidad que nombra.' },
  TOO_MANY_BACKTESTS: { says: [['{#count} backtests of the organization wait or run already.', 'Ya esperan o corren {#count} pruebas de la organización.']], fix: 'Espera a que termine una, o detén una.' },
  BADGE_SLUG_TAKEN: { says: [['There is a badge {slug} already.', 'Ya hay una insignia {slug}.']], fix: 'Elige otro nombre, o cambia la regla que lo tiene.' },
  ENTITY_EXISTS: { says: named('An entity with the {by} {value} exists already.', 'Ya existe una entidad con {by} {value}.'), fix: 'Usa la que existe.' },
  PAYLOAD_TOO_LARGE: { says: [['The body is larger than {#limit} bytes.', 'El cuerpo pasa de {#limit} bytes.']], fix: 'Envía menos cada vez.' },
  UNSUPPORTED_MEDIA_TYPE: { says: [['The content type {type} is not read here.', 'El tipo de contenido {type} no se lee aquí.']], fix: [['Send {accepted}.', 'Envía {accepted}.']] },
  WEBHOOK_ADDRESS_REFUSED: { says: addresses, fix: 'Usa una dirección https pública, o pide al operador que anote la red en DELIVERY_ALLOWED_NETWORKS.' },
  RATE_LIMITED: { says: [['{>who} may send {#limit} {>what} per minute.', '{>who} puede enviar {#limit} {>what} por minuto.']], fix: [['Wait for the seconds in Retry-After, or ask the operator to raise {variable}.', 'Espera un momento, o pide al operador que suba {variable}.']] },
  HEADERS_TOO_LARGE: { says: [['The URL and the headers together are larger than {#limit} bytes.', 'La URL y las cabeceras juntas pasan de {#limit} bytes.']], fix: 'Pide menos cada vez, o envía menos cabeceras.' },
  INTERNAL_ERROR: { says: [['Something went wrong here, not in your request (error {errorId}).', 'Algo falló aquí, no en tu petición (error {errorId}).']], fix: 'Inténtalo de nuevo; si sigue, da el id del error al operador.' },
  INGEST_OVERLOADED: { says: 'Esperan ser guardados más eventos de los que este servidor admite.', fix: 'No se guardó nada. Inténtalo de nuevo en un momento.' },
  QUEUES_UNAVAILABLE: { says: 'Redis no responde, así que sus trabajos no se pueden mostrar.', fix: 'Los eventos se guardan y se procesarán igual: la pantalla Colas dice cómo va cada estación. Inténtalo de nuevo en un momento.' },
  STORAGE_UNAVAILABLE: { says: 'La base de datos no responde.', fix: 'No se guardó nada. Inténtalo de nuevo en un momento.' },
};

export const refusalParts: readonly Phrase[] = [
  ['EVENT_TYPE', 'tipo de evento'],
  ['IDENTITY_FIELD', 'campo de una persona'],
  ['PENDING', 'en espera'],
  ['ACKNOWLEDGED', 'en curso'],
  ['RESOLVED', 'resuelta'],
  ['acknowledge', 'tomarla'],
  ['resolve', 'resolverla'],
  ['reopen', 'reabrirla'],
  ['This key', 'Esta clave'],
  ['This address', 'Esta dirección'],
  ['This e-mail address', 'Este correo'],
  ['events', 'eventos'],
  ['requests', 'peticiones'],
  ['requests without a valid key', 'peticiones sin clave válida'],
  ['tries to log in', 'intentos de entrar'],
];
