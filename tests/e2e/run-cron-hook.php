<?php
/**
 * Does what WordPress's cron would do: {hook}.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Environment;

require dirname( __DIR__, 2 ) . '/scripts/environment/php/load.php';

do_action( read_input()['hook'] );
answer( array() );
