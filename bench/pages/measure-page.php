<?php
/**
 * Plugin Name: Page measurement
 * Description: Tells the bench what a page cost, and makes the site look as if Veranda were deactivated to whoever asks for it. Lives in the bench's private site only.
 *
 * A cookie chooses, so that both sites can be asked in turns, request by request: `veranda_bench=without` leaves the plugin
 * out, as deactivating it would. With `veranda_bench_cost` the figures follow the page as a comment.
 *
 * @package Veranda\Bench
 */

declare( strict_types=1 );

namespace Veranda\Bench;

// Before anything else: everything that plugins do comes later.
$GLOBALS['veranda_bench_began'] = array(
	'wall' => hrtime( true ),
	'cpu'  => processor_time(),
);

if ( 'without' === ( $_COOKIE['veranda_bench'] ?? '' ) ) {
	add_filter( 'option_active_plugins', static fn( $plugins ) => array_values( array_diff( (array) $plugins, array( 'veranda/veranda.php' ) ) ) );
}

if ( isset( $_COOKIE['veranda_bench_cost'] ) ) {
	add_action(
		'shutdown',
		static function (): void {
			$began = $GLOBALS['veranda_bench_began'];
			$cost  = array(
				'wallMs'  => ( hrtime( true ) - $began['wall'] ) / 1e6,
				'cpuMs'   => ( processor_time() - $began['cpu'] ) / 1e3,
				'queries' => $GLOBALS['wpdb']->num_queries,
				'memory'  => memory_get_peak_usage(),
			);
			printf( '<!--veranda-bench %s-->', (string) wp_json_encode( $cost ) );
		},
		PHP_INT_MAX
	);
}

/** Returns what this process has used of the processor so far, in microseconds. */
function processor_time(): int {
	$usage = getrusage();
	return ( $usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec'] ) * 1000000 + $usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec'];
}
