/** Most bytes of a file that is uploaded: the embedded S3 keeps all objects in memory. */
export const UPLOAD_MAX_BYTES = 256 * 1024 * 1024;
