/**
 * Secrets that the sample calls carry in their request parameters, as real calls do. None of them opens anything.
 * Nothing that leaves the run may hold one of them.
 */
export const SAMPLE_SECRETS = {
  databasePassword: "sample-Db-Passw0rd-7Qx2",
  containerPassword: "sample-c0ntainer-pw-91kd",
  functionToken: "sample-fn-t0ken-5hh1zz",
  buildToken: "sample-bu1ld-token-aa83",
  cacheToken: "sample-cache-auth-t0ken-44",
  userPassword: "sample-User-Passw0rd-62",
  accessKeyId: "AKIAZZQQSAMPLE22KEYS",
  secretAccessKey: "sAmPlEsEcReT0Key/K7MDENG+bPxRfiCYzzSAMPLE",
  githubToken: "ghp_sAmPle0123456789abcdefghijABCDEFGHIJ",
  privateKey:
    "-----BEGIN RSA PRIVATE KEY-----\nMIIBsampleSAMPLEsampleSAMPLEsampleSAMPLE0123456789\n-----END RSA PRIVATE KEY-----",
};
