/** What attributes of somebody and the metadata of events can stand for, whatever the customer calls them. */
export const canonicalFieldNames = [
  'EMAIL', 'FULL_NAME', 'FIRST_NAME', 'LAST_NAME', 'USERNAME', 'ORGANIZATION_NAME', 'PHONE', 'TAX_ID', 'COUNTRY',
  'ADDRESS', 'CITY', 'REGION', 'POSTAL_CODE', 'NATIONALITY', 'BIRTH_DATE', 'TIME_ZONE', 'LANGUAGE',
  'AMOUNT', 'CURRENCY',
] as const;

export type CanonicalField = (typeof canonicalFieldNames)[number];

/** The names that most customers use. One spelling of each is enough: case and separators make no difference. */
export const fieldSources: Readonly<Record<CanonicalField, readonly string[]>> = {
  EMAIL: ['email', 'emailAddress', 'userEmail', 'newEmail', 'newEmailAddress', 'mail', 'correo', 'correoElectronico'],
  FULL_NAME: ['name', 'fullName', 'newName', 'userFullName', 'displayName', 'nombreCompleto', 'nomeCompleto'],
  FIRST_NAME: ['firstName', 'givenName', 'forename', 'nombre'],
  LAST_NAME: ['lastName', 'familyName', 'surname', 'apellido', 'apellidos', 'sobrenome'],
  USERNAME: ['username', 'login', 'handle', 'nickname', 'usuario'],
  ORGANIZATION_NAME: ['organization', 'organizationName', 'organisation', 'company', 'companyName', 'empresa', 'razonSocial'],
  PHONE: ['phone', 'phoneNumber', 'newPhone', 'newPhoneNumber', 'phoneE164', 'mobilePhone', 'cellphone', 'mobile', 'mobileNumber', 'telephone', 'telefono', 'celular'],
  TAX_ID: ['taxId', 'taxNumber', 'cuit', 'cuil', 'cpf', 'cnpj', 'rfc', 'rut', 'nif'],
  COUNTRY: ['country', 'countryCode', 'countryOfResidence', 'residenceCountry', 'addressCountry', 'addressCountryCode', 'pais'],
  ADDRESS: ['address', 'addressLine1', 'addressStreet', 'street', 'streetAddress', 'direccion', 'domicilio', 'endereco', 'newAddress'],
  CITY: ['city', 'addressCity', 'town', 'ciudad', 'cidade', 'localidad'],
  REGION: ['region', 'province', 'addressState', 'addressRegion', 'provincia'],
  POSTAL_CODE: ['postalCode', 'postcode', 'zip', 'zipCode', 'addressPostalCode', 'addressZip', 'codigoPostal', 'cep'],
  NATIONALITY: ['nationality', 'citizenship', 'nacionalidad', 'nacionalidade'],
  BIRTH_DATE: ['birthDate', 'dateOfBirth', 'dob', 'birthday', 'fechaNacimiento', 'fechaDeNacimiento', 'dataNascimento'],
  TIME_ZONE: ['timeZone', 'tz', 'timeZoneName', 'zonaHoraria'],
  LANGUAGE: ['language', 'locale', 'lang', 'idioma'],
  AMOUNT: ['amount', 'transactionAmount', 'transferAmount', 'paymentAmount', 'totalAmount', 'orderTotal', 'total', 'monto', 'montoTotal', 'importe', 'valor', 'valorTotal', 'quantia'],
  CURRENCY: ['currency', 'currencyCode', 'amountCurrency', 'transactionCurrency', 'moneda', 'codigoMoneda', 'divisa', 'moeda'],
};
