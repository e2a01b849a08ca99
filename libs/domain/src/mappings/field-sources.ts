/** What attributes of somebody can stand for, whatever the customer calls them. */
export const canonicalFieldNames = ['EMAIL', 'FULL_NAME', 'FIRST_NAME', 'LAST_NAME', 'USERNAME', 'ORGANIZATION_NAME', 'PHONE', 'TAX_ID', 'COUNTRY'] as const;

export type CanonicalField = (typeof canonicalFieldNames)[number];

/** The names that most customers use. One spelling of each is enough: case and separators make no difference. */
export const fieldSources: Readonly<Record<CanonicalField, readonly string[]>> = {
  EMAIL: ['email', 'emailAddress', 'userEmail', 'mail', 'correo', 'correoElectronico'],
  FULL_NAME: ['name', 'fullName', 'userFullName', 'displayName', 'nombreCompleto', 'nomeCompleto'],
  FIRST_NAME: ['firstName', 'givenName', 'forename', 'nombre'],
  LAST_NAME: ['lastName', 'familyName', 'surname', 'apellido', 'apellidos', 'sobrenome'],
  USERNAME: ['username', 'login', 'handle', 'nickname', 'usuario'],
  ORGANIZATION_NAME: ['organization', 'organizationName', 'organisation', 'company', 'companyName', 'empresa', 'razonSocial'],
  PHONE: ['phone', 'phoneNumber', 'mobile', 'mobileNumber', 'telephone', 'telefono', 'celular'],
  TAX_ID: ['taxId', 'taxNumber', 'cuit', 'cuil', 'cpf', 'cnpj', 'rfc', 'rut', 'nif'],
  COUNTRY: ['country', 'countryCode', 'pais'],
};
