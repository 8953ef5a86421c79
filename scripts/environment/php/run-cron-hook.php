<?php
/**
 * Does what WordPress's cron would do: {hook}.
 *
 * @package Veranda\Environment
 */

declare( strict_types=1 );

namespace Veranda\Environment;

require __DIR__ . '/load.php';

do_action( read_input()['hook'] );
answer( array() );
