import fc from 'fast-check';

/**
 * Property tests try the same values in every run, so that a failure belongs to the change under test.
 * Another PROPERTY_SEED tries others.
 */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 1948) });
