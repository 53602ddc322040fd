-- Who a visitor is, as the brand's own server has signed it. All that names a person lies in the visitor's row, where it can be erased.
ALTER TABLE visitors
  ADD COLUMN person        text,      -- the brand's own id of the person; null: anonymous
  ADD COLUMN person_name   text,
  ADD COLUMN person_email  text,
  ADD COLUMN identified_at bigint,
  ADD COLUMN attributes    jsonb NOT NULL DEFAULT '{}';
CREATE INDEX visitors_of_person ON visitors (tenant, site, person) WHERE person IS NOT NULL;

-- The keys by which a brand signs. The algorithm is the key's, never the token's. To rotate: add the next, sign by it, retire the old one.
CREATE TABLE brand_keys (
  tenant     int NOT NULL,
  brand      uuid NOT NULL,
  kid        text NOT NULL CHECK (kid ~ '^[A-Za-z0-9_-]{1,64}$'),
  alg        text NOT NULL CHECK (alg IN ('HS256', 'ES256')),
  jwk        jsonb NOT NULL,          -- HS256: the secret (kty oct); ES256: the public key alone
  created_at bigint NOT NULL,
  retired_at bigint,
  PRIMARY KEY (brand, kid),
  FOREIGN KEY (tenant, brand) REFERENCES brands (tenant, id)
);
